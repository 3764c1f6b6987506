package cn.redflower.people.pupil.roster.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads of rosters, where each stands, and the record of those that are over. */
@Repository
class RosterImports {

    private static final String SELECT = """
            select i.id, i.school_id, s.name as school, i.uploaded_by, p.name as uploader, i.uploaded_at, i.file_name,
                i.status, i.progress, i.counts::text,
                   i.result::text, i.marked_copy is not null as marked, i.problem_code, i.problem_detail, i.settled_at
            from honors.roster_import i left join honors.school s on s.id = i.school_id
                left join honors.account a on a.login = i.uploaded_by
                 left join honors.person p on p.id = a.person_id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RosterImports(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    UUID begin(String schoolId, String login, Instant at, String fileName) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into honors.roster_import (id, school_id, uploaded_by, uploaded_at, file_name, status) "
                        + "values (?, ?, ?, ?, ?, 'CHECKING')")
                .params(id, schoolId, login, at(at), fileName)
                .update();
        return id;
    }

    Optional<RosterImport> find(UUID id) {
        return jdbc.sql(SELECT + "where i.id = ?")
                .param(id)
                .query((rs, i) -> read(rs))
                .optional();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<RosterImport> lock(UUID id) {
        jdbc.sql("select 1 from honors.roster_import where id = ? for update")
                .param(id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    /** The latest uploads for some schools. @param schoolIds null for all, and for those of the whole county */
    List<RosterImport> latest(Collection<String> schoolIds, int most) {
        if (schoolIds == null) {
            return jdbc.sql(SELECT + "order by i.uploaded_at desc limit ?")
                    .param(most)
                    .query((rs, i) -> read(rs))
                    .list();
        }
        return schoolIds.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "where i.school_id in (:schools) order by i.uploaded_at desc limit :most")
                        .param("schools", schoolIds)
                        .param("most", most)
                        .query((rs, i) -> read(rs))
                        .list();
    }

    private RosterImport read(ResultSet rs) throws SQLException {
        String login = rs.getString("uploaded_by");
        String name = rs.getString("uploader");
        return new RosterImport(
                rs.getObject("id", UUID.class),
                rs.getString("school_id"),
                rs.getString("school"),
                login,
                name == null ? login : name,
                instant(rs, "uploaded_at"),
                rs.getString("file_name"),
                ImportStatus.valueOf(rs.getString("status")),
                rs.getInt("progress"),
                parse(rs.getString("counts"), CheckCounts.class),
                parse(rs.getString("result"), MergeResult.class),
                rs.getBoolean("marked"),
                rs.getString("problem_code"),
                rs.getString("problem_detail"),
                instant(rs, "settled_at"));
    }

    /** Moves an import on if it stands where it should. @return whether it did */
    boolean move(UUID id, ImportStatus from, ImportStatus to) {
        return jdbc.sql("update honors.roster_import set status = ?, alive_at = now(), problem_code = null, "
                                + "problem_detail = null where id = ? and status = ?")
                        .params(to.name(), id, from.name())
                        .update()
                == 1;
    }

    /** A sign of work. @return false if the import has been given up meanwhile */
    boolean progress(UUID id, int rows) {
        return jdbc.sql("update honors.roster_import set progress = ?, alive_at = now() where id = ? and status "
                                + "= 'CHECKING'")
                        .params(rows, id)
                        .update()
                == 1;
    }

    void keepColumns(UUID id, Set<String> columns) {
        jdbc.sql("update honors.roster_import set columns = ? where id = ?")
                .params(columns.toArray(String[]::new), id)
                .update();
    }

    /** Keeps the copy with the marks. @param later the copy for the time when all squadrons are registered */
    void keepMarked(UUID id, Path copy, boolean later) throws IOException {
        jdbc.sql("update honors.roster_import set %s = ? where id = ?"
                        .formatted(later ? "marked_later" : "marked_copy"))
                .params(Files.readAllBytes(copy), id)
                .update();
    }

    /** From now on the marked copy is the one for the time when all squadrons are registered. */
    void showLaterMarks(UUID id) {
        jdbc.sql("update honors.roster_import set marked_copy = marked_later, marked_later = null where id = ?")
                .param(id)
                .update();
    }

    void keepComparison(UUID id, ImportStatus status, CheckCounts counts, String version) {
        jdbc.sql("update honors.roster_import set status = ?, counts = ?::jsonb, base_version = ?, alive_at = "
                        + "now() where id = ?")
                .params(status.name(), write(counts), version, id)
                .update();
    }

    String baseVersion(UUID id) {
        return jdbc.sql("select base_version from honors.roster_import where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** The marked copy; empty if there is none. */
    Optional<byte[]> markedCopy(UUID id) {
        return jdbc.sql("select marked_copy from honors.roster_import where id = ? and marked_copy is not null")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    void problem(UUID id, ImportStatus status, String code, String detail) {
        jdbc.sql("update honors.roster_import set status = ?, problem_code = ?, problem_detail = ? where id = ?")
                .params(status.name(), code, detail, id)
                .update();
    }

    /** Ends an import and forgets what it staged. @param result null unless it was merged */
    void settle(UUID id, ImportStatus status, MergeResult result, Instant at) {
        jdbc.sql("""
                        update honors.roster_import set status = ?, result = ?::jsonb, settled_at = ?,
                            marked_copy = null, marked_later = null, problem_code = null, problem_detail = null
                        where id = ?""")
                .params(status.name(), result == null ? null : write(result), at(at), id)
                .update();
        forgetStaged(id);
    }

    void forgetStaged(UUID id) {
        jdbc.sql("delete from honors.roster_import_row where import_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from honors.roster_import_finding where import_id = ?")
                .param(id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from honors.roster_import where id = ?").param(id).update();
    }

    /** Uploads from before that nobody confirmed. */
    List<UUID> unsettledBefore(Instant before) {
        return jdbc.sql("select id from honors.roster_import where status in ('CHECKED', 'FAILED') and settled_at is "
                        + "null and uploaded_at < ?")
                .param(at(before))
                .query(UUID.class)
                .list();
    }

    /** Imports in a state of work without a sign of work: their server died. */
    List<UUID> silent(ImportStatus status, int minutes) {
        return jdbc.sql("select id from honors.roster_import where status = ? and alive_at < now() - "
                        + "make_interval(mins "
                        + "=> ?)")
                .params(status.name(), minutes)
                .query(UUID.class)
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T parse(String text, Class<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
