package cn.redflower.platform.mail.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The way to the SMTP server that {@code spring.mail.*} names. Keeps one connection for many mails, opens another where
 * the server ends it, and leaves a server that does not answer alone for a while: otherwise a hundred batches would
 * each wait for its timeout.
 */
@Component
public class MailServer {

    private static final String NOT_CONFIGURED = "NotConfigured spring.mail.host";

    private final ObjectProvider<JavaMailSenderImpl> configured;
    private final MailSettings settings;
    private volatile Outage outage;

    MailServer(ObjectProvider<JavaMailSenderImpl> configured, MailSettings settings) {
        this.configured = configured;
        this.settings = settings;
    }

    private record Outage(String error, long untilNanos) {

        boolean lasts() {
            return System.nanoTime() - untilNanos < 0;
        }
    }

    /** A connection for one run of a batch; opened when the first mail is sent. */
    Line line() {
        return new Line();
    }

    /** Ends the pause after a failure: somebody has reason to believe that the server is back. */
    void tryAtOnce() {
        outage = null;
    }

    /** Whether the server can be logged in to now; the pause after a failure begins anew if not. */
    public boolean answers() {
        tryAtOnce();
        try (Line line = line()) {
            line.connect();
            return true;
        } catch (MailFailure e) {
            return false;
        }
    }

    /** Some mails on one connection. */
    final class Line implements AutoCloseable {

        private Transport transport;
        private int taken;

        Session session() throws MailFailure {
            return sender().getSession();
        }

        /** @throws MailFailure if the server did not take the mail */
        void send(MimeMessage mail) throws MailFailure {
            connect();
            try {
                transport.sendMessage(mail, mail.getAllRecipients());
            } catch (MessagingException e) {
                MailFault fault = MailFault.of(e, transport.isConnected());
                if (fault.reach() == MailFault.Reach.SERVER && taken > 0) {
                    // many servers end a connection after so many mails
                    close();
                    send(mail);
                    return;
                }
                throw failure(fault);
            }
            taken++;
        }

        private void connect() throws MailFailure {
            if (transport != null) {
                return;
            }
            Outage present = outage;
            if (present != null && present.lasts()) {
                throw new MailFailure(new MailFault(MailFault.Reach.SERVER, present.error()));
            }
            JavaMailSenderImpl sender = sender();
            try {
                transport = transport(sender);
                transport.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
            } catch (MessagingException e) {
                close();
                throw failure(MailFault.of(e, false));
            }
        }

        private MailFailure failure(MailFault fault) {
            if (fault.reach() == MailFault.Reach.SERVER) {
                outage = new Outage(
                        fault.error(),
                        System.nanoTime() + settings.pauseAfterFailure().toNanos());
            }
            return new MailFailure(fault);
        }

        @Override
        public void close() {
            taken = 0;
            Transport open = transport;
            transport = null;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException alreadyGone) {
                    // there is nothing left to end
                }
            }
        }
    }

    private JavaMailSenderImpl sender() throws MailFailure {
        JavaMailSenderImpl sender = configured.getIfAvailable();
        if (sender == null) {
            throw new MailFailure(new MailFault(MailFault.Reach.SERVER, NOT_CONFIGURED));
        }
        return sender;
    }

    private static Transport transport(JavaMailSenderImpl sender) throws NoSuchProviderException {
        String protocol = sender.getProtocol();
        return sender.getSession().getTransport(protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol);
    }
}
