package cn.redflower.people.pupil.transfer;

import cn.redflower.people.pupil.register.PupilAccess;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The transfers of pupils between schools. */
@Repository
class Transfers {

    /** Days after which a pupil whom nobody takes in is shown to the county. */
    static final int PATIENCE = 60;

    private static final String SELECT = """
            select t.id, t.pupil_id, p.number, p.name, p.sex, p.birth_month, t.from_school, f.name as from_school_name,
                t.from_squadron, t.to_school, w.name as to_school_name, t.handed_over_on, t.handed_over_at, t.status,
                t.status = 'WAITING' and t.handed_over_at < :limit as overdue
            from honors.pupil_transfer t join honors.pupil p on p.id = t.pupil_id
                join honors.school f on f.id = t.from_school join honors.school w on w.id = t.to_school\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Transfers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who waits on the way from or to the schools that somebody sees, who has waited longest first. */
    List<Transfer> waiting(PupilAccess.Scope scope) {
        return jdbc.sql(SELECT + """
                        where t.status = 'WAITING'
                          and (:everywhere or t.from_school in (:schools) or t.to_school in (:schools))
                        order by t.handed_over_at, t.id limit 1000""")
                .param("limit", limit())
                .param("everywhere", scope.everywhere())
                .param("schools", some(scope.schools()))
                .query(Transfer.class)
                .list();
    }

    private static Collection<String> some(Collection<String> schools) {
        return schools.isEmpty() ? List.of("") : schools;
    }

    private OffsetDateTime limit() {
        return OffsetDateTime.now(clock).minusDays(PATIENCE);
    }

    Optional<Transfer> find(UUID id) {
        return jdbc.sql(SELECT + "where t.id = :id")
                .param("limit", limit())
                .param("id", id)
                .query(Transfer.class)
                .optional();
    }

    UUID handOver(long pupilId, String from, String squadron, String to, LocalDate on, String login) {
        return jdbc.sql("""
                        insert into honors.pupil_transfer (id, pupil_id, from_school, from_squadron, to_school,
                            handed_over_on, handed_over_at, handed_over_by, status)
                        values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, 'WAITING') returning id""")
                .params(pupilId, from, squadron, to, on, OffsetDateTime.now(clock), login)
                .query(UUID.class)
                .single();
    }

    /** Ends one that waits. @return false if it does not wait any more */
    boolean settle(UUID id, Transfer.Status status, String login) {
        return jdbc.sql("update honors.pupil_transfer set status = ?, settled_at = ?, settled_by = ? "
                                + "where id = ? and status = 'WAITING'")
                        .params(status.name(), OffsetDateTime.now(clock), login, id)
                        .update()
                == 1;
    }
}
