package cn.redflower.people.county.importing;

import cn.redflower.people.county.importing.CheckingWorkbook.Compared;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a checked workbook the county, or gives it up: a person says so, or a day passes. */
@Service
class ConfirmingWorkbook {

    private static final Duration KEPT = Duration.ofDays(1);

    private final CountyImports imports;
    private final CheckingWorkbook checking;
    private final Register register;
    private final WritingCounty writing;
    private final AuditTrail trail;
    private final Clock clock;

    ConfirmingWorkbook(
            CountyImports imports,
            CheckingWorkbook checking,
            Register register,
            WritingCounty writing,
            AuditTrail trail,
            Clock clock) {
        this.imports = imports;
        this.checking = checking;
        this.register = register;
        this.writing = writing;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Writes all of it or nothing, and only what the person was shown; if the register has changed so that it would be
     * something else, the comparison is made anew for her to look at. What is confirmed already stays so.
     */
    @Transactional
    public Outcome<Void> confirm(Actor actor, UUID id) {
        register.lock();
        Optional<CountyImport> found = imports.lock(id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        } else if (found.get().status() == Status.CONFIRMED) {
            return Outcome.done();
        } else if (found.get().status() == Status.DISCARDED) {
            return Outcome.refused(Refusal.conflict("county.import.discarded"));
        } else if (found.get().summary().counts().nothingAccepted()) {
            return Outcome.refused(Refusal.rule("county.import.nothing-accepted"));
        }
        Compared now = checking.compare(imports.written(id));
        if (!now.version().equals(imports.version(id))) {
            imports.compareAnew(id, now.findings(), now.summary(), now.version());
            return Outcome.refused(Refusal.conflict("county.import.register-changed"));
        }
        writing.write(now.draft());
        imports.settle(id, Status.CONFIRMED, clock.instant());
        trail.record(actor.login(), AuditEvent.done("county.confirmed", "county", id.toString(), null));
        return Outcome.done();
    }

    @Transactional
    public Outcome<Void> discard(Actor actor, UUID id) {
        Optional<CountyImport> found = imports.lock(id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        } else if (found.get().status() == Status.CONFIRMED) {
            return Outcome.refused(Refusal.conflict("county.import.confirmed"));
        } else if (found.get().status() == Status.CHECKED) {
            imports.settle(id, Status.DISCARDED, clock.instant());
            trail.record(actor.login(), AuditEvent.done("county.discarded", "county", id.toString(), null));
        }
        return Outcome.done();
    }

    @Scheduled(initialDelayString = "PT13M", fixedDelayString = "PT1H")
    @Transactional
    public void forget() {
        for (UUID id : imports.unsettledBefore(clock.instant().minus(KEPT))) {
            if (imports.lock(id)
                    .filter(found -> found.status() == Status.CHECKED)
                    .isPresent()) {
                imports.settle(id, Status.DISCARDED, clock.instant());
            }
        }
    }
}
