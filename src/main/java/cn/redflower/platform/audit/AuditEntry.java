package cn.redflower.platform.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;

/**
 * One entry of the audit trail as it is stored.
 *
 * @param number gapless, from 1
 * @param at to the microsecond, as the database keeps it
 * @param login who; null for the application itself and for strangers
 * @param address from where; null for what the application did on its own
 */
public record AuditEntry(
        long number,
        OffsetDateTime at,
        String login,
        String address,
        String action,
        String organ,
        String subject,
        String outcome,
        String detail) {

    /** What the first entry builds on. */
    static final byte[] BEGINNING = new byte[32];

    /**
     * SHA-256 over the hash of the entry before and every field, each with its length, so that no two entries read
     * alike.
     */
    byte[] hashAfter(byte[] previous) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(previous);
            out.writeLong(number);
            out.writeLong(at.toEpochSecond());
            out.writeInt(at.get(ChronoField.MICRO_OF_SECOND));
            for (String field : new String[] {login, address, action, organ, subject, outcome, detail}) {
                byte[] content = field == null ? null : field.getBytes(StandardCharsets.UTF_8);
                out.writeInt(content == null ? -1 : content.length);
                if (content != null) {
                    out.write(content);
                }
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
