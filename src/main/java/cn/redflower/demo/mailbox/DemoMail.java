package cn.redflower.demo.mailbox;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Gives the product the demo's own SMTP server. Where another is named in {@code spring.mail.host}, that one is used.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@ConditionalOnProperty(name = "spring.mail.host", matchIfMissing = true, havingValue = "none")
class DemoMail {

    @Bean
    MailReceiver mailReceiver(Mailbox mailbox) {
        return new MailReceiver(mailbox);
    }

    @Bean
    JavaMailSenderImpl mailSender(MailReceiver receiver) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(MailReceiver.HOST);
        sender.setPort(receiver.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        return sender;
    }
}
