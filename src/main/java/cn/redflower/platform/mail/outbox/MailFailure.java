package cn.redflower.platform.mail.outbox;

/**
 * The mail server did not take a mail. Has no cause on purpose, as the server's words would carry addresses into logs.
 */
class MailFailure extends Exception {

    private final MailFault fault;

    MailFailure(MailFault fault) {
        super(fault.error(), null, false, false);
        this.fault = fault;
    }

    MailFault fault() {
        return fault;
    }
}
