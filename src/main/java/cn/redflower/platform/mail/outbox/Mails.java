package cn.redflower.platform.mail.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mails of the outbox. */
@Repository
public class Mails {

    private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final String messageIdDomain;

    Mails(JdbcClient jdbc, ObjectMapper json, Clock clock, MailSettings settings) throws AddressException {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        String from = new InternetAddress(settings.from()).getAddress();
        this.messageIdDomain = from.substring(from.indexOf('@') + 1);
    }

    /** A mail to be added. */
    public record Draft(String recipient, String template, Map<String, Object> model) {}

    /** A mail to be sent now. */
    record Pending(long id, String recipient, String template, Map<String, Object> model, String messageId) {}

    /** Adds mails, all of them pending; two statements whatever their number. */
    public void add(UUID batch, String what, String businessKey, List<Draft> drafts) {
        jdbc.sql("insert into honors.mail_batch (id, what, business_key, created_at) values (?, ?, ?, ?)")
                .params(batch, what, businessKey, OffsetDateTime.now(clock))
                .update();
        jdbc.sql("""
                        insert into honors.mail (batch_id, recipient, template, model, message_id, status)
                        select ?, recipient, template, model::jsonb, message_id, 'PENDING'
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as draft(recipient, template, model,
                            message_id)""")
                .params(
                        batch,
                        column(drafts, Draft::recipient),
                        column(drafts, Draft::template),
                        column(drafts, d -> write(d.model())),
                        column(drafts, d -> "<" + UUID.randomUUID() + "@" + messageIdDomain + ">"))
                .update();
    }

    private static String[] column(List<Draft> drafts, Function<Draft, String> value) {
        return drafts.stream().map(value).toArray(String[]::new);
    }

    /**
     * The next pending mail of the batch, locked up to the end of the transaction; one that another transaction has
     * locked is passed over.
     */
    Optional<Pending> lockNext(UUID batch, long afterId) {
        return jdbc.sql("""
                        select id, recipient, template, model, message_id from honors.mail
                        where batch_id = ? and id > ? and status = 'PENDING'
                        order by id limit 1 for update skip
                            locked""").params(batch, afterId).query(this::pending).optional();
    }

    private Pending pending(ResultSet row, int number) throws SQLException {
        return new Pending(
                row.getLong(1), row.getString(2), row.getString(3), read(row.getString(4)), row.getString(5));
    }

    void sent(long id) {
        jdbc.sql("update honors.mail set status = 'SENT', sent_at = ?, attempts = attempts + 1, last_error = "
                        + "null where id = ?")
                .params(OffsetDateTime.now(clock), id)
                .update();
    }

    /** Never to be tried again unless the administrator wants it. */
    void refused(long id, String error) {
        jdbc.sql("update honors.mail set status = 'FAILED', attempts = attempts + 1, last_error = ? where id = ?")
                .params(error, id)
                .update();
    }

    /** Failed this time. */
    void postponed(long id, String error) {
        jdbc.sql("update honors.mail set attempts = attempts + 1, last_error = ? where id = ?")
                .params(error, id)
                .update();
    }

    /** The server as a whole did not take the batch's mails. */
    void serverFailed(UUID batch, String error) {
        jdbc.sql("update honors.mail_batch set last_error = ? where id = ?")
                .params(error, batch)
                .update();
    }

    boolean anyPending(UUID batch) {
        return jdbc.sql("select exists (select 1 from honors.mail where batch_id = ? and status = 'PENDING')")
                .param(batch)
                .query(Boolean.class)
                .single();
    }

    private String write(Map<String, Object> model) {
        try {
            return json.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the model of a letter cannot be written", null);
        }
    }

    private Map<String, Object> read(String model) {
        try {
            return json.readValue(model, MODEL);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the model of a letter cannot be read", null);
        }
    }
}
