package cn.redflower.honours.countyround.nomination;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which versions of a list were printed as a form, and which of them the uploaded scan is taken for. */
@Repository
class PrintedForms {

    private final JdbcClient jdbc;
    private final Clock clock;

    PrintedForms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A version as it was last printed. */
    record Printed(String code, OffsetDateTime printedAt) {}

    void printed(UUID nominationId, ListVersion version, String login) {
        jdbc.sql("""
                        insert into honors.nomination_print (nomination_id, code, printed_by, printed_at)
                            values (?, ?, ?, ?)
                        on conflict (nomination_id, code) do update set printed_by = excluded.printed_by,
                            printed_at = excluded.printed_at""")
                .params(nominationId, version.code(), login, OffsetDateTime.now(clock))
                .update();
    }

    /** What was printed last; empty if nothing was. */
    Optional<Printed> last(UUID nominationId) {
        return jdbc.sql("""
                        select code, printed_at from honors.nomination_print where nomination_id = ?
                        order by printed_at desc, code limit 1""").param(nominationId).query(Printed.class).optional();
    }

    Optional<Printed> find(UUID nominationId, ListVersion version) {
        return jdbc.sql("select code, printed_at from honors.nomination_print where nomination_id = ? and code = ?")
                .params(nominationId, version.code())
                .query(Printed.class)
                .optional();
    }

    /** The version that the scan is of; empty if that is not known, as of a form that was not printed here. */
    Optional<String> ofScan(UUID nominationId) {
        return jdbc.sql("select seal_code from honors.school_nomination where id = ? and seal_id is not null and "
                        + "seal_code is not null")
                .param(nominationId)
                .query(String.class)
                .optional();
    }

    void scanIs(UUID nominationId, String code) {
        jdbc.sql("update honors.school_nomination set seal_code = ? where id = ?")
                .params(Arrays.asList(code, nominationId))
                .update();
    }
}
