package cn.redflower.demo.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as a person reads it.
 *
 * @param text its plain text; empty if it has none
 * @param html its HTML alternative; empty if it has none
 * @param attachments names of the files in it
 */
record OpenedMail(MailHeading heading, String text, String html, List<String> attachments) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"，。；）)]+");

    /** A stretch of the plain text, which is an address to follow or not. */
    record Piece(String text, boolean link) {}

    static OpenedMail of(long number, Path file) throws IOException {
        Collected collected = new Collected();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            collected.add(new MimeMessage(null, in));
        } catch (MessagingException e) {
            throw new IOException("not a mail: " + file, e);
        }
        return new OpenedMail(
                MailHeading.of(number, file),
                collected.text.toString(),
                collected.html.toString(),
                List.copyOf(collected.attachments));
    }

    /** The plain text in stretches, so that its links can be followed. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            pieces.add(new Piece(text.substring(end, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            end = link.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }

    /** The HTML alternative with links that open in a window of their own: the mail itself is shown in a frame. */
    String framed() {
        String base = "<base target=\"_blank\">";
        Matcher head = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE).matcher(html);
        return head.find() ? html.substring(0, head.end()) + base + html.substring(head.end()) : base + html;
    }

    private static final class Collected {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<String> attachments = new ArrayList<>();

        void add(Part part) throws MessagingException, IOException {
            if (part.getFileName() != null) {
                attachments.add(part.getFileName());
            } else if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    add(parts.getBodyPart(i));
                }
            } else if (part.isMimeType("text/plain")) {
                text.append(part.getContent());
            } else if (part.isMimeType("text/html")) {
                html.append(part.getContent());
            }
        }
    }
}
