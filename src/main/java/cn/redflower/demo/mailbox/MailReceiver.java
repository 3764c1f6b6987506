package cn.redflower.demo.mailbox;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An SMTP server on a free port of this machine only, which puts every mail into the {@link Mailbox} before it says
 * that it took it.
 */
class MailReceiver implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final GreenMail server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
    private final Mailbox mailbox;

    MailReceiver(Mailbox mailbox) {
        this.mailbox = mailbox;
        server.start();
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler((mail, recipient) -> new Recipient(recipient, users.getImapHostManager()));
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Nobody has an account here; whoever a mail is for, it goes into the one mailbox, once. */
    private final class Recipient extends UserImpl {

        private final MailAddress address;

        Recipient(MailAddress address, ImapHostManager host) {
            super(address.getEmail(), address.getEmail(), "", host);
            this.address = address;
        }

        @Override
        public void deliver(MovingMessage mail) {
            if (!mail.getToAddresses().iterator().next().equals(address)) {
                return;
            }
            try {
                mailbox.keep(mail.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (MessagingException e) {
                throw new IllegalArgumentException("not a mail", e);
            }
        }
    }
}
