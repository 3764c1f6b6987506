package cn.redflower.demo.mailbox;

import cn.redflower.demo.DemoSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The mails the demo's SMTP server took, each a file {@code <number>.eml} in the data folder, so that a restart keeps
 * them. Only so many of the latest are kept.
 */
@Component
@Profile("demo")
class Mailbox {

    static final int KEPT = 5_000;
    private static final String ENDING = ".eml";

    private final Path folder;
    private final int kept;
    /** Newest first; a heading is read when it is first asked for. */
    private final ConcurrentSkipListMap<Long, Optional<MailHeading>> mails =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    private long lastNumber;

    @Autowired
    Mailbox(DemoSettings settings) {
        this(settings.dataDirectory().resolve("mailbox"), KEPT);
    }

    Mailbox(Path folder, int kept) {
        this.folder = folder;
        this.kept = kept;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("\\d{1,18}\\.eml"))
                        .forEach(name -> mails.put(
                                Long.parseLong(name.substring(0, name.length() - ENDING.length())), Optional.empty()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        lastNumber = mails.isEmpty() ? 0 : mails.firstKey();
    }

    /** Some of the mails, newest first, and how many there are in all. */
    record Page(List<MailHeading> mails, int total) {}

    /** Keeps a mail; when this returns it is in the folder as a whole. */
    synchronized void keep(MimeMessage mail) throws IOException, MessagingException {
        Files.createDirectories(folder);
        Path incoming = folder.resolve("incoming");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(incoming))) {
            mail.writeTo(out);
        }
        long number = lastNumber + 1;
        Files.move(incoming, file(number), StandardCopyOption.ATOMIC_MOVE);
        lastNumber = number;
        mails.put(number, Optional.empty());
        while (mails.size() > kept) {
            long oldest = mails.lastKey();
            mails.remove(oldest);
            Files.deleteIfExists(file(oldest));
        }
    }

    /**
     * Lists mails.
     *
     * @param recipient what the recipient's address has in it; empty: whoever it is
     */
    Page list(String recipient, int offset, int limit) {
        if (recipient.isBlank()) {
            return new Page(
                    mails.keySet().stream()
                            .skip(offset)
                            .limit(limit)
                            .map(this::heading)
                            .flatMap(Optional::stream)
                            .toList(),
                    mails.size());
        }
        List<MailHeading> found = mails.keySet().stream()
                .map(this::heading)
                .flatMap(Optional::stream)
                .filter(mail -> mail.isTo(recipient.strip()))
                .toList();
        return new Page(found.stream().skip(offset).limit(limit).toList(), found.size());
    }

    /** A mail in full; empty if there is none of that number. */
    Optional<OpenedMail> open(long number) {
        if (!mails.containsKey(number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OpenedMail.of(number, file(number)));
        } catch (NoSuchFileException pushedOut) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<MailHeading> heading(long number) {
        Optional<MailHeading> known = mails.get(number);
        if (known == null || known.isPresent()) {
            return known == null ? Optional.empty() : known;
        }
        try {
            MailHeading heading = MailHeading.of(number, file(number));
            mails.computeIfPresent(number, (n, old) -> Optional.of(heading));
            return Optional.of(heading);
        } catch (NoSuchFileException pushedOut) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(long number) {
        return folder.resolve("%08d".formatted(number) + ENDING);
    }
}
