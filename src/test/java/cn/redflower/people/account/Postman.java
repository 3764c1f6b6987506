package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.mail.outbox.MailServer;
import cn.redflower.test.MailPort;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** A mail server for a test, and somebody who carries the letters there. */
class Postman implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("/password/link/[A-Za-z0-9_-]{43}");

    private final GreenMail server;
    private final ManagementService jobs;

    /**
     * @param product what the product knows of its mail server; it may have met none a moment ago, and would leave it
     *     alone for a while
     */
    Postman(ManagementService jobs, MailServer product) {
        this.jobs = jobs;
        ServerSetup setup = new ServerSetup(MailPort.NUMBER, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        this.server = new GreenMail(setup);
        server.start();
        assertThat(product.answers()).isTrue();
    }

    /** Carries everything that waits. */
    void carry() {
        for (int round = 0; round < 20; round++) {
            List<Job> waiting = jobs.createJobQuery()
                    .processDefinitionKey("mail-delivery")
                    .withRetriesLeft()
                    .list();
            waiting.forEach(job -> {
                try {
                    jobs.executeJob(job.getId());
                } catch (RuntimeException counted) {
                    // the engine has counted the failure
                }
            });
            if (waiting.isEmpty()) {
                return;
            }
        }
    }

    /** The texts of the mails to an address, in the order in which they came. */
    List<String> mailsTo(String address) {
        carry();
        return List.of(server.getReceivedMessages()).stream()
                .filter(mail -> isTo(mail, address))
                .map(Postman::text)
                .toList();
    }

    /** The path of the link in the latest mail to an address. */
    String linkTo(String address) {
        List<String> mails = mailsTo(address);
        if (mails.isEmpty()) {
            throw new AssertionError("no mail to " + address);
        }
        Matcher link = LINK.matcher(mails.get(mails.size() - 1));
        if (!link.find()) {
            throw new AssertionError("no link in " + mails);
        }
        return link.group();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Part part) {
        try {
            if (part.isMimeType("text/plain")) {
                return part.getContent().toString();
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String text = text(parts.getBodyPart(i));
                    if (text != null) {
                        return text;
                    }
                }
            }
            return null;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
