package cn.redflower.people.county.importing;

import cn.redflower.people.county.importing.CountyImport.Summary;
import cn.redflower.people.county.workbook.Told;
import cn.redflower.people.county.workbook.Written;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads of a county's workbooks, and the record of those that are over. */
@Repository
class CountyImports {

    private static final String SELECT = """
            select i.id, i.file_name, coalesce(p.name, i.uploaded_by) as uploader, i.uploaded_at, i.status,
                i.counts::text as counts, i.marked_copy is not null as marked, i.settled_at
            from honors.county_import i left join honors.account a on a.login = i.uploaded_by
                left join honors.person p on p.id = a.person_id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CountyImports(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is set down of an upload. @param markedCopy null if there is nothing to mark */
    record Staged(Written written, List<Told> findings, Summary summary, String version, byte[] markedCopy) {}

    void add(UUID id, String login, Instant at, String fileName, Staged staged) {
        jdbc.sql("""
                        insert into honors.county_import (id, uploaded_by, uploaded_at, file_name, status, written,
                            findings, counts, base_version, marked_copy)
                        values (:id, :login, :at, :file, 'CHECKED', :written::jsonb, :findings::jsonb,
                            :counts::jsonb, :version, :copy)""")
                .param("id", id)
                .param("login", login)
                .param("at", at(at))
                .param("file", fileName)
                .param("written", write(staged.written()))
                .param("findings", write(staged.findings()))
                .param("counts", write(staged.summary()))
                .param("version", staged.version())
                .param("copy", staged.markedCopy(), Types.BINARY)
                .update();
    }

    Optional<CountyImport> find(UUID id) {
        return jdbc.sql(SELECT + "where i.id = ?")
                .param(id)
                .query((row, i) -> read(row))
                .optional();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<CountyImport> lock(UUID id) {
        jdbc.sql("select 1 from honors.county_import where id = ? for update")
                .param(id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    List<CountyImport> latest(int most) {
        return jdbc.sql(SELECT + "order by i.uploaded_at desc limit ?")
                .param(most)
                .query((row, i) -> read(row))
                .list();
    }

    /** The rows of an upload that is not settled. */
    Written written(UUID id) {
        return parse(column(id, "written::text", String.class), new TypeReference<>() {});
    }

    /** The findings of an upload, none once it is settled. */
    List<Told> findings(UUID id) {
        String text = column(id, "findings::text", String.class);
        return text == null ? List.of() : parse(text, new TypeReference<>() {});
    }

    String version(UUID id) {
        return column(id, "base_version", String.class);
    }

    Optional<byte[]> markedCopy(UUID id) {
        return Optional.ofNullable(column(id, "marked_copy", byte[].class));
    }

    private <T> T column(UUID id, String column, Class<T> type) {
        return jdbc
                .sql("select " + column + " from honors.county_import where id = ?")
                .param(id)
                .query((row, i) -> type.cast(type == byte[].class ? row.getBytes(1) : row.getString(1)))
                .list()
                .stream()
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    /** The register has changed: what the same rows make of it now. */
    void compareAnew(UUID id, List<Told> findings, Summary summary, String version) {
        jdbc.sql("""
                        update honors.county_import set findings = ?::jsonb, counts = ?::jsonb, base_version = ?
                        where id = ?""").params(write(findings), write(summary), version, id).update();
    }

    /** Ends an import and forgets what it staged. */
    void settle(UUID id, Status status, Instant at) {
        jdbc.sql("""
                        update honors.county_import set status = ?, settled_at = ?, written = null, findings = null,
                            marked_copy = null
                        where id = ?""").params(status.name(), at(at), id).update();
    }

    /** Uploads from before that nobody confirmed. */
    List<UUID> unsettledBefore(Instant before) {
        return jdbc.sql("select id from honors.county_import where status = 'CHECKED' and uploaded_at < ?")
                .param(at(before))
                .query(UUID.class)
                .list();
    }

    private CountyImport read(ResultSet row) throws SQLException {
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new CountyImport(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("uploader"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                Status.valueOf(row.getString("status")),
                parse(row.getString("counts"), new TypeReference<>() {}),
                row.getBoolean("marked"),
                settled == null ? null : settled.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
