package cn.redflower.demo.mailbox;

import cn.redflower.platform.time.AdjustableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * What the list shows of a mail.
 *
 * @param date as the mail itself says, in the county's time zone; null if it does not say
 */
record MailHeading(long number, String from, String to, String subject, ZonedDateTime date) {

    /** Reads the headers only. */
    static MailHeading of(long number, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            InternetHeaders headers = new InternetHeaders(in, true);
            return new MailHeading(
                    number,
                    decoded(headers, "From"),
                    decoded(headers, "To"),
                    decoded(headers, "Subject"),
                    date(headers.getHeader("Date", null)));
        } catch (MessagingException e) {
            return new MailHeading(number, "", "", "", null);
        }
    }

    /** Whether it was sent to an address that has this in it, in whatever case. */
    boolean isTo(String part) {
        return to.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String decoded(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, ", ");
        if (value == null) {
            return "";
        }
        String unfolded = MimeUtility.unfold(value);
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException e) {
            return unfolded;
        }
    }

    private static ZonedDateTime date(String value) {
        if (value == null) {
            return null;
        }
        try {
            return new MailDateFormat().parse(value).toInstant().atZone(AdjustableClock.ZONE);
        } catch (ParseException e) {
            return null;
        }
    }
}
