package cn.redflower.honours.revocation;

import cn.redflower.honours.award.Award;
import cn.redflower.honours.revocation.Revocation.Status;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The awards that rest on a revoked one, with what was answered for each. */
@Repository
class Dependents {

    private final JdbcClient jdbc;

    Dependents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What becomes of an award that rests on a revoked one. */
    enum Answer {
        KEEP,
        /** A case of its own is opened for it. */
        REVOKE
    }

    /**
     * One of them.
     *
     * @param name the holder's
     * @param valid whether the award still is; one that was revoked meanwhile needs no answer
     * @param answeredBy who answered it last, and once the review is submitted who submitted it
     * @param caseId its own case, once it is opened; {@code caseStatus} where that stands
     */
    record Dependent(
            UUID awardId,
            String number,
            String awardKind,
            String schoolName,
            String squadronName,
            String name,
            boolean valid,
            Answer answer,
            String reason,
            String answeredBy,
            UUID caseId,
            Status caseStatus) {

        boolean open() {
            return valid && answer == null;
        }

        /** Not the name. */
        @Override
        public String toString() {
            return "Dependent[" + number + "]";
        }
    }

    void add(UUID revocationId, List<Award> awards) {
        awards.forEach(
                award -> jdbc.sql("insert into honors.revocation_dependent (revocation_id, award_id) values (?, ?) on "
                                + "conflict do "
                                + "nothing")
                        .params(revocationId, award.id())
                        .update());
    }

    /** In the order of their numbers. */
    List<Dependent> of(UUID revocationId) {
        return jdbc.sql("""
                        select d.award_id, a.certificate_number as number, a.kind as award_kind, s.name as school_name,
                            q.name as squadron_name,
                               coalesce(p.name, q.name, s.name) as name, a.status = 'VALID' as valid, d.answer,
                                   d.reason, d.answered_by, d.case_id, c.status as case_status
                        from honors.revocation_dependent d join honors.award a on a.id = d.award_id
                            join honors.school s on s.id = a.school_id
                        left join honors.squadron q on q.id = a.squadron_id
                            left join honors.pupil p on p.id = a.pupil_id
                        left join honors.revocation c on c.id = d.case_id
                        where d.revocation_id = ?
                        order by a.certificate_number""").param(revocationId).query(Dependent.class).list();
    }

    /** @return whether it is one of them */
    boolean answer(UUID revocationId, UUID awardId, Answer answer, String reason, String login) {
        return jdbc.sql("update honors.revocation_dependent set answer = ?, reason = ?, answered_by = ? where "
                                + "revocation_id = ? and award_id = ?")
                        .params(Arrays.asList(
                                answer == null ? null : answer.name(),
                                reason,
                                answer == null ? null : login,
                                revocationId,
                                awardId))
                        .update()
                == 1;
    }

    /** Whoever submits the review stands for all its answers. */
    void submitted(UUID revocationId, String login) {
        jdbc.sql("update honors.revocation_dependent set answered_by = ? where revocation_id = ? and answer is "
                        + "not null")
                .params(login, revocationId)
                .update();
    }

    void opened(UUID revocationId, UUID awardId, UUID caseId) {
        jdbc.sql("update honors.revocation_dependent set case_id = ? where revocation_id = ? and award_id = ?")
                .params(caseId, revocationId, awardId)
                .update();
    }
}
