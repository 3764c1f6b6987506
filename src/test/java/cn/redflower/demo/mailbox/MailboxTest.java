package cn.redflower.demo.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mails as they come in by SMTP and as they are found again. */
class MailboxTest {

    private static final String HTML = "<!DOCTYPE html><html lang=\"zh-CN\"><head><title>办理</title></head><body><a "
            + "href=\"http://localhost/notices/7\">查看</a></body></html>";

    @TempDir
    Path folder;

    @Test
    void a_burst_of_a_whole_county_arrives_and_survives_a_restart() throws Exception {
        Mailbox mailbox = new Mailbox(folder, Mailbox.KEPT);
        try (MailReceiver receiver = new MailReceiver(mailbox)) {
            JavaMailSenderImpl sender = sender(receiver);
            sender.send(IntStream.rangeClosed(1, 1_243)
                    .mapToObj(i -> mail(sender, i))
                    .toArray(MimeMessage[]::new));
        }
        Mailbox.Page newest = mailbox.list("", 0, 50);
        assertThat(newest.total()).isEqualTo(1_243);
        assertThat(newest.mails())
                .hasSize(50)
                .extracting(MailHeading::to)
                .startsWith("s1243@demo.example", "s1242@demo.example");

        Mailbox again = new Mailbox(folder, Mailbox.KEPT);
        assertThat(again.list("", 1_200, 50).mails())
                .hasSize(43)
                .extracting(MailHeading::to)
                .endsWith("s1@demo.example");
        Mailbox.Page found = again.list(" S1200@", 0, 50);
        assertThat(found.total()).isEqualTo(1);
        OpenedMail mail = again.open(found.mails().get(0).number()).orElseThrow();
        assertThat(mail.heading().subject()).isEqualTo("请办理：推荐一星章人选（很长很长很长很长很长很长很长很长很长很长的主题）");
        assertThat(mail.text()).contains("您好");
        assertThat(mail.pieces())
                .filteredOn(OpenedMail.Piece::link)
                .extracting(OpenedMail.Piece::text)
                .containsExactly("http://localhost/notices/7");
        assertThat(mail.framed()).contains("<head><base target=\"_blank\">", "查看");
    }

    @Test
    void the_oldest_mails_make_room() throws Exception {
        Mailbox mailbox = new Mailbox(folder, 3);
        try (MailReceiver receiver = new MailReceiver(mailbox)) {
            JavaMailSenderImpl sender = sender(receiver);
            IntStream.rangeClosed(1, 5).forEach(i -> sender.send(mail(sender, i)));
        }
        assertThat(mailbox.list("", 0, 50).mails())
                .extracting(MailHeading::number)
                .containsExactly(5L, 4L, 3L);
        assertThat(mailbox.open(2)).isEmpty();
        assertThat(folder.toFile().list()).hasSize(3);
    }

    @Test
    void a_mail_to_several_people_is_kept_once() throws Exception {
        Mailbox mailbox = new Mailbox(folder, 3);
        try (MailReceiver receiver = new MailReceiver(mailbox)) {
            JavaMailSenderImpl sender = sender(receiver);
            MimeMessage mail = mail(sender, 1);
            new MimeMessageHelper(mail).addTo("s2@demo.example");
            sender.send(mail);
        }
        assertThat(mailbox.list("s2@", 0, 50).mails())
                .extracting(MailHeading::to)
                .containsExactly("s1@demo.example, s2@demo.example");
        assertThat(mailbox.list("", 0, 50).total()).isEqualTo(1);
    }

    private static JavaMailSenderImpl sender(MailReceiver receiver) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(MailReceiver.HOST);
        sender.setPort(receiver.port());
        return sender;
    }

    private static MimeMessage mail(JavaMailSenderImpl sender, int number) {
        try {
            MimeMessage mail = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
            helper.setFrom("noreply@demo.example");
            helper.setTo("s" + number + "@demo.example");
            helper.setSubject("请办理：推荐一星章人选（很长很长很长很长很长很长很长很长很长很长的主题）");
            helper.setText("您好：\n\n请打开 http://localhost/notices/7。\n", HTML);
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
