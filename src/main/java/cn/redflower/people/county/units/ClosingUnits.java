package cn.redflower.people.county.units;

import cn.redflower.people.account.WhyLogIn;
import cn.redflower.people.account.session.EndingSessions;
import cn.redflower.people.county.units.Units.Unit;
import cn.redflower.people.county.workbook.UnitKind;
import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.people.organ.OpenMatters;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes a unit with a date, and opens it again: its posts end with it, what it decided stays, nothing new begins
 * there. A unit with pupils, with units under it or with a case under way goes on.
 */
@Service
class ClosingUnits {

    private final JdbcClient jdbc;
    private final Units units;
    private final List<OpenMatters> matters;
    private final EngineIdentities identities;
    private final EndingSessions ending;
    private final AuditTrail trail;
    private final Clock clock;

    ClosingUnits(
            JdbcClient jdbc,
            Units units,
            List<OpenMatters> matters,
            EngineIdentities identities,
            EndingSessions ending,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.matters = matters;
        this.identities = identities;
        this.ending = ending;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param lastDay not after today */
    @Transactional
    public Outcome<Void> close(String id, LocalDate lastDay) {
        Optional<Unit> found = lock(id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        }
        Unit unit = found.get();
        List<Refusal> reasons = new ArrayList<>();
        if (unit.closedOn() != null) {
            return Outcome.refused(Refusal.conflict("county.unit.closed-already"));
        }
        if (lastDay == null || lastDay.isAfter(LocalDate.now(clock))) {
            reasons.add(Refusal.rule("county.unit.last-day"));
        }
        int below = jdbc.sql("select count(*) from honors.organ where parent_id = ? and closed_on is null")
                .param(id)
                .query(Integer.class)
                .single();
        if (below > 0) {
            reasons.add(Refusal.conflict("county.unit.has-units", String.valueOf(below)));
        }
        if (unit.pupils() > 0) {
            reasons.add(Refusal.conflict("county.unit.has-pupils", String.valueOf(unit.pupils())));
        }
        if (unit.kind().equals(UnitKind.SCHOOL.organKind())) {
            matters.forEach(matter -> reasons.addAll(matter.at(id)));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        jdbc.sql("update honors.organ set closed_on = ? where id = ?")
                .params(lastDay, id)
                .update();
        List<String> logins =
                jdbc.sql("""
                        with ended as (update honors.post set until = greatest(since, ?)
                            where organ_id = ? and until is null returning person_id)
                        select distinct a.login from ended join honors.account a on a.person_id = ended.person_id
                        order by 1""").params(lastDay, id).query(String.class).list();
        identities.synchronize();
        logins.forEach(login -> {
            trail.record(AuditEvent.done("post.ended", id, login, "unit closed"));
            ending.everywhere(login, WhyLogIn.DUTIES);
        });
        trail.record(AuditEvent.done("unit.closed", id, id, lastDay.toString()));
        return Outcome.done();
    }

    /** Posts that ended stay so; they are given anew. */
    @Transactional
    public Outcome<Void> open(String id) {
        Optional<Unit> found = lock(id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        }
        if (found.get().closedOn() != null) {
            jdbc.sql("update honors.organ set closed_on = null where id = ?")
                    .param(id)
                    .update();
            trail.record(AuditEvent.done("unit.opened", id, id, null));
        }
        return Outcome.done();
    }

    private Optional<Unit> lock(String id) {
        jdbc.sql("select id from honors.organ where id = ? for update")
                .param(id)
                .query(String.class)
                .optional();
        return units.find(id);
    }
}
