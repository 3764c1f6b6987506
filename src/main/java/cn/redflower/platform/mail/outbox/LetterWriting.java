package cn.redflower.platform.mail.outbox;

import cn.redflower.platform.mail.OneTimeLinks;
import cn.redflower.platform.site.Site;
import cn.redflower.platform.site.SiteTitle;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes a mail from {@code mail/<template>.txt} and {@code .html} at the moment it is sent. The first line of the text
 * is the subject; links are absolute, from {@code redflower.base-url}, which is read only now as the port may be known
 * late.
 */
@Component
class LetterWriting {

    private static final String SUBJECT = "Subject:";
    private static final int LONGEST_SUBJECT = 100;

    private final ITemplateEngine templates = templates();
    private final MailSettings settings;
    private final Site site;
    private final SiteTitle title;
    private final Clock clock;
    private final ObjectProvider<OneTimeLinks> links;

    LetterWriting(MailSettings settings, Site site, SiteTitle title, Clock clock, ObjectProvider<OneTimeLinks> links) {
        this.links = links;
        this.settings = settings;
        this.site = site;
        this.title = title;
        this.clock = clock;
    }

    /** A mail as people read it. */
    record Written(String subject, String text, String html) {}

    /** @throws MailFailure if the recipient's address is none, or the letter cannot be written */
    MimeMessage message(Mails.Pending mail, Session session) throws MailFailure {
        Written written = write(mail, linkOf(mail));
        try {
            MimeMessage message = new FixedIdMessage(session, mail.messageId());
            MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(new InternetAddress(settings.from()));
            helper.setTo(address(mail.recipient()));
            helper.setSentDate(Date.from(clock.instant()));
            helper.setSubject(written.subject());
            helper.setText(written.text(), written.html());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new MailFailure(MailFault.of(e, true));
        }
    }

    private static InternetAddress address(String recipient) throws AddressException {
        InternetAddress address = new InternetAddress(recipient, true);
        if (!address.getAddress().contains("@")) {
            throw new AddressException();
        }
        return address;
    }

    /** The one-time link if it carries one, else the page to open, else none. */
    private String linkOf(Mails.Pending mail) throws MailFailure {
        if (mail.model().get(OneTimeLinks.MODEL_KEY) instanceof Number number) {
            return links.getObject()
                    .issue(number.longValue())
                    .map(path -> baseUrl() + path)
                    .orElseThrow(() -> new MailFailure(new MailFault(MailFault.Reach.ADDRESS, "LinkVoid")));
        }
        return mail.model().get("path") instanceof String path ? baseUrl() + path : null;
    }

    private Written write(Mails.Pending mail, String link) {
        Context context = new Context(Locale.SIMPLIFIED_CHINESE, mail.model());
        context.setVariable("base", baseUrl());
        context.setVariable("siteTitle", title.title());
        context.setVariable("link", link);
        String text = templates.process(mail.template() + ".txt", context).replace("\r\n", "\n");
        int firstLine = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || firstLine < 0) {
            throw new IllegalStateException("the first line of mail/" + mail.template() + ".txt is not its subject");
        }
        return new Written(
                subject(text.substring(SUBJECT.length(), firstLine)),
                text.substring(firstLine + 1).strip() + "\n",
                templates.process(mail.template() + ".html", context));
    }

    private String baseUrl() {
        return site.address().value();
    }

    private static String subject(String line) {
        String one = line.replaceAll("\\p{Cntrl}+", " ").strip();
        return one.codePointCount(0, one.length()) <= LONGEST_SUBJECT
                ? one
                : one.substring(0, one.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    /** An engine of its own: mails are not pages, and the pages' engine knows no plain text. */
    private static ITemplateEngine templates() {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String names, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterWriting.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }

    /** Keeps the Message-ID it was given, where others make a new one each time they are sent. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String id;

        FixedIdMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
