package cn.redflower.platform.document;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps files, each with its fingerprint: uploaded PDF, JPEG, PNG and .docx, known by their content, and what the
 * application makes itself.
 */
@Component
public class Documents {

    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;
    private final DocumentStore store;
    private final DocumentProperties properties;
    private final Clock clock;

    Documents(JdbcClient jdbc, DocumentStore store, DocumentProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Keeps a file in the caller's transaction.
     *
     * @param caseId the case that owns it
     * @param purpose what it is for there
     * @param wanted which kinds of file it may be
     * @return refused if it is empty, too large, of another kind than its name says or of none that is kept
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<StoredDocument> store(
            String caseId, String purpose, WantedFile wanted, String filename, InputStream content, String login)
            throws IOException {
        String name = clean(filename);
        int largest = (int) properties.largest().toBytes();
        byte[] bytes = content.readNBytes(largest + 1);
        if (bytes.length == 0) {
            return Outcome.refused(Refusal.rule("document.empty"));
        }
        if (bytes.length > largest) {
            return Outcome.refused(
                    Refusal.rule("document.too-large", properties.largest().toMegabytes()));
        }
        Optional<DocumentKind> kind = DocumentKind.of(bytes);
        if (kind.isEmpty()) {
            return Outcome.refused(UnwantedFormat.of(bytes, name).refusal(name));
        }
        Optional<Refusal> against = kind.get().against(bytes, name);
        if (against.isPresent()) {
            return Outcome.refused(against.get());
        }
        if (!wanted.may(kind.get())) {
            return Outcome.refused(Refusal.rule("document.scan-wanted"));
        }
        if (!kind.get().fits(name)) {
            return Outcome.refused(
                    Refusal.rule("document.kind-differs", kind.get().name()));
        }
        StoredDocument document = new StoredDocument(
                UUID.randomUUID(),
                caseId,
                purpose,
                name,
                kind.get().mediaType(),
                bytes.length,
                fingerprint(bytes),
                login,
                OffsetDateTime.now(clock));
        jdbc.sql("insert into honors.document (id, case_id, purpose, filename, media_type, size, sha256, "
                        + "stored_by, stored_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        document.id(),
                        caseId,
                        purpose,
                        name,
                        document.mediaType(),
                        document.size(),
                        document.sha256(),
                        login,
                        document.storedAt())
                .update();
        store.write(document.id(), bytes);
        return Outcome.done(document);
    }

    /** Writes the content of a file that the application makes. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Keeps a file that the application makes, in the caller's transaction, however large: it goes into the store piece
     * by piece as it is written.
     *
     * @param maker what made it, in the place of a login
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StoredDocument make(
            String caseId, String purpose, String filename, MediaType type, String maker, Content content)
            throws IOException {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(clock);
        // size and fingerprint are known when everything is written
        jdbc.sql("insert into honors.document (id, case_id, purpose, filename, media_type, size, sha256, "
                        + "stored_by, stored_at) values (?, ?, ?, ?, ?, 1, '', ?, ?)")
                .params(id, caseId, purpose, clean(filename), type.toString(), maker, now)
                .update();
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(store.write(id), digest)) {
            content.writeTo(out);
        }
        StoredDocument document = new StoredDocument(
                id,
                caseId,
                purpose,
                clean(filename),
                type.toString(),
                store.size(id),
                HexFormat.of().formatHex(digest.digest()),
                maker,
                now);
        jdbc.sql("update honors.document set size = ?, sha256 = ? where id = ?")
                .params(document.size(), document.sha256(), id)
                .update();
        return document;
    }

    /** A file of this case; one of another is not found. */
    public Optional<StoredDocument> find(String caseId, UUID id) {
        return jdbc.sql("select * from honors.document where id = ? and case_id = ?")
                .params(id, caseId)
                .query(StoredDocument.class)
                .optional();
    }

    /** Several at once, the earliest first. */
    public List<StoredDocument> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from honors.document where id = any (:ids) order by stored_at, id")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(StoredDocument.class)
                        .list();
    }

    /** Forgets a file. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Collection<UUID> ids) {
        jdbc.sql("delete from honors.document where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /**
     * The file as an answer that browsers save and never show; whoever calls has made sure that the person may have it.
     */
    public ResponseEntity<InputStreamResource> download(StoredDocument document) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .contentLength(document.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.filename(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(new InputStreamResource(store.read(document.id())));
    }

    private static String clean(String filename) {
        String name = filename == null
                ? ""
                : filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\"<>|:*?]", "").strip();
        int tooMuch = plain.length() - LONGEST_NAME;
        int dot = plain.lastIndexOf('.');
        return tooMuch <= 0 || dot < tooMuch
                ? plain.substring(Math.max(0, tooMuch))
                : plain.substring(0, dot - tooMuch) + plain.substring(dot);
    }

    private static String fingerprint(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
