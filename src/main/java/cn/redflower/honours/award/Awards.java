package cn.redflower.honours.award;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which award under which number. */
@Repository
public class Awards {

    private static final String SELECT = """
            select a.id, a.certificate_number as number, a.kind, a.holder, a.pupil_id, coalesce(p.name, s.name,
                c.name) as name, a.squadron_id,
                   s.name as squadron_name, a.school_id, c.name as school_name, a.school_year, a.awarded_by,
                       a.awarded_on, a.case_id, a.row_ref,
                   a.rests_on, a.status, a.revoked_on
            from honors.award a join honors.school c on c.id = a.school_id
            left join honors.squadron s on s.id = a.squadron_id left join honors.pupil p on p.id = a.pupil_id""";

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Awards(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Gives awards, a row of a case once; whoever calls has taken the numbers in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void grant(List<Grant> grants) {
        batch.batchUpdate(
                """
                        insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id,
                            school_id, school_year, awarded_by, awarded_on,
                            case_id, row_ref, rests_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                grants.stream()
                        .map(g -> new Object[] {
                            UUID.randomUUID(),
                            g.number(),
                            g.kind(),
                            g.holder().name(),
                            g.pupilId(),
                            g.squadronId(),
                            g.schoolId(),
                            g.schoolYear(),
                            g.awardedBy(),
                            java.sql.Date.valueOf(g.awardedOn()),
                            g.caseId(),
                            g.rowRef(),
                            g.restsOn()
                        })
                        .toList());
    }

    public Optional<Award> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = ?").param(id).query(Award.class).optional();
    }

    public Optional<Award> find(String number) {
        return jdbc.sql(SELECT + " where a.certificate_number = ?")
                .param(number)
                .query(Award.class)
                .optional();
    }

    /** What a pupil was given, the latest first. */
    List<Award> ofPupil(long pupilId) {
        return jdbc.sql(SELECT + " where a.pupil_id = ? order by a.awarded_on desc, a.certificate_number")
                .param(pupilId)
                .query(Award.class)
                .list();
    }

    /** What a case awarded, in the order of the numbers; one school's part if it is named. */
    public List<Award> of(String caseId, String schoolId) {
        return jdbc.sql(SELECT
                        + " where a.case_id = :case and (cast(:school as text) is null or a.school_id = "
                        + ":school) order by a.certificate_number")
                .param("case", caseId)
                .param("school", schoolId)
                .query(Award.class)
                .list();
    }

    /**
     * As {@link #of}, a batch at a time in the order of the numbers while they are asked for.
     *
     * @param schools whose part; null: all
     */
    <T> Iterator<T> each(String caseId, Collection<String> schools, Function<Award, T> what) {
        return new Iterator<>() {
            private Iterator<Award> batch = next("");
            private String last;

            @Override
            public boolean hasNext() {
                if (!batch.hasNext() && last != null) {
                    batch = next(last);
                    last = null;
                }
                return batch.hasNext();
            }

            @Override
            public T next() {
                Award award = batch.next();
                last = award.number();
                return what.apply(award);
            }

            private Iterator<Award> next(String after) {
                return jdbc.sql(SELECT + " " + """
                                where a.case_id = :case and a.certificate_number > :after
                                and (cast(:schools as text[]) is null or a.school_id = any (cast(:schools as text[])))
                                order by a.certificate_number limit :size""")
                        .param("case", caseId)
                        .param("after", after)
                        .param("size", BATCH)
                        .param("schools", schools == null ? null : schools.toArray(String[]::new), Types.ARRAY)
                        .query(Award.class)
                        .list()
                        .iterator();
            }
        };
    }

    /** The awards that could not have been given without this one and are still valid. */
    public List<Award> restingOn(UUID id) {
        return jdbc.sql(SELECT + " where a.rests_on = ? and a.status = 'VALID' order by a.certificate_number")
                .param(id)
                .query(Award.class)
                .list();
    }

    /**
     * Keeps awards from being revoked until the caller's transaction ends: whoever wants to waits, and then finds what
     * rests on them.
     *
     * @return those of them that are valid
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> hold(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : jdbc.sql("select id from honors.award where id = any (:ids) and status = 'VALID' order by id for "
                                + "share")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .set();
    }

    /**
     * Revokes an award.
     *
     * @return whether it was valid until now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean revoke(UUID id, LocalDate since, String reason) {
        return jdbc.sql("update honors.award set status = 'REVOKED', revoked_on = ?, revocation_reason = ? "
                                + "where id = ? and status = 'VALID'")
                        .params(since, reason, id)
                        .update()
                == 1;
    }
}
