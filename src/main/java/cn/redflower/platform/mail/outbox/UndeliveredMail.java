package cn.redflower.platform.mail.outbox;

/**
 * Some mails of a batch were not delivered this time and have to be tried again. The engine keeps and logs the message,
 * so it names only the kind of error; there is no cause, as causes repeat addresses, and no trace, as it is no defect.
 */
public class UndeliveredMail extends RuntimeException {

    UndeliveredMail(String error) {
        super("mail was not delivered: " + error, null, false, false);
    }
}
