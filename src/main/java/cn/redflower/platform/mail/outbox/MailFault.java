package cn.redflower.platform.mail.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What kept a mail from being sent. Says only the kind of the error and the server's code: the server's own words
 * repeat addresses.
 *
 * @param reach what else is concerned
 * @param error for the administrator and for Cockpit, such as {@code SMTPAddressFailedException 550}
 */
record MailFault(Reach reach, String error) {

    enum Reach {
        /** This address will never take mail: the server said so for good. */
        ADDRESS,
        /** This mail did not get through this time; others may. */
        MAIL,
        /** No mail gets through at present. */
        SERVER
    }

    private static final int LOGIN_REQUIRED = 530;
    private static final int SERVICE_CLOSING = 421;

    /** @param connected whether the connection outlived the failure */
    static MailFault of(MessagingException failure, boolean connected) {
        if (failure instanceof AddressException) {
            return new MailFault(Reach.ADDRESS, name(failure));
        }
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException address) {
                return new MailFault(reachOfAddress(address.getReturnCode()), name(e) + " " + address.getReturnCode());
            }
        }
        boolean othersMayPass = connected && !rejectsSender(failure);
        return new MailFault(othersMayPass ? Reach.MAIL : Reach.SERVER, name(failure) + code(failure));
    }

    /** Before any recipient was named: what is said of our address holds for every mail. */
    private static boolean rejectsSender(MessagingException failure) {
        return failure instanceof SMTPSenderFailedException
                || failure instanceof SMTPSendFailedException send
                        && send.getCommand().startsWith("MAIL");
    }

    private static Reach reachOfAddress(int code) {
        if (code == LOGIN_REQUIRED || code == SERVICE_CLOSING) {
            return Reach.SERVER;
        }
        return code >= 500 ? Reach.ADDRESS : Reach.MAIL;
    }

    private static String code(MessagingException failure) {
        if (failure instanceof SMTPSendFailedException send) {
            return " " + send.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return " " + sender.getReturnCode();
        }
        return failure.getNextException() == null ? "" : " " + name(failure.getNextException());
    }

    private static String name(Exception e) {
        return e.getClass().getSimpleName();
    }
}
