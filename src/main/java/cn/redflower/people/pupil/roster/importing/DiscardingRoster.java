package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives up rosters that nobody wants in the register: a person says so, or a day passes; what they staged is forgotten.
 */
@Service
class DiscardingRoster {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int SILENT_MINUTES = 15;

    private final RosterAccess access;
    private final RosterImports imports;
    private final AuditTrail trail;
    private final Problems texts;
    private final Clock clock;

    DiscardingRoster(RosterAccess access, RosterImports imports, AuditTrail trail, Problems texts, Clock clock) {
        this.access = access;
        this.imports = imports;
        this.trail = trail;
        this.texts = texts;
        this.clock = clock;
    }

    @Transactional
    public Outcome<Void> discard(Actor actor, UUID id) {
        String school = access.find(actor, id).schoolId();
        ImportStatus status =
                imports.lock(id).orElseThrow(RosterAccess::notFound).status();
        if (status == ImportStatus.CONFIRMED || status == ImportStatus.CONFIRMING) {
            return Outcome.refused(Refusal.conflict("roster.import.not-checked"));
        } else if (status == ImportStatus.DISCARDED) {
            return Outcome.done();
        }
        imports.settle(id, ImportStatus.DISCARDED, null, clock.instant());
        trail.record(AuditEvent.done("roster.discarded", school, id.toString(), null));
        return Outcome.done();
    }

    /** Also picks up what a server that died left half done: nothing of it is in the register. */
    @Scheduled(
            initialDelayString = "${redflower.roster.forgetting-interval:PT5M}",
            fixedDelayString = "${redflower.roster.forgetting-interval:PT5M}")
    @Transactional
    public void forget() {
        for (UUID id : imports.unsettledBefore(clock.instant().minus(KEPT))) {
            if (imports.lock(id)
                    .filter(found -> found.status() == ImportStatus.CHECKED || found.status() == ImportStatus.FAILED)
                    .isPresent()) {
                imports.settle(id, ImportStatus.DISCARDED, null, clock.instant());
            }
        }
        for (UUID id : imports.silent(ImportStatus.CONFIRMING, SILENT_MINUTES)) {
            imports.move(id, ImportStatus.CONFIRMING, ImportStatus.CHECKED);
        }
        for (UUID id : imports.silent(ImportStatus.CHECKING, SILENT_MINUTES)) {
            if (imports.move(id, ImportStatus.CHECKING, ImportStatus.FAILED)) {
                imports.forgetStaged(id);
                imports.problem(id, ImportStatus.FAILED, "roster.import.failed", texts.text("roster.import.failed"));
            }
        }
    }
}
