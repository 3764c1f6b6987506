package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a checked roster the register: all of it or nothing, and only if the register is still the one it was compared
 * with.
 */
@Service
class ConfirmingRoster {

    /** Code of the refusal of a roster without a row that can be imported. */
    static final String NOTHING = "roster.import.nothing-accepted";

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmingRoster.class);

    private final RosterAccess access;
    private final RosterImports imports;
    private final RosterComparison comparison;
    private final RosterWorker worker;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Problems texts;
    private final Clock clock;

    ConfirmingRoster(
            RosterAccess access,
            RosterImports imports,
            RosterComparison comparison,
            RosterWorker worker,
            TransactionTemplate transaction,
            AuditTrail trail,
            Problems texts,
            Clock clock) {
        this.access = access;
        this.imports = imports;
        this.comparison = comparison;
        this.worker = worker;
        this.transaction = transaction;
        this.trail = trail;
        this.texts = texts;
        this.clock = clock;
    }

    /** Merges at once or, for the whole county, in the background; what is confirmed already stays so. */
    Outcome<UUID> confirm(Actor actor, UUID id, boolean markMissingAsLeft) {
        RosterImport found = access.find(actor, id);
        if (found.status() == ImportStatus.CONFIRMED) {
            return Outcome.done(id);
        } else if (found.status() == ImportStatus.CHECKED && found.counts().acceptedRows() == 0) {
            return Outcome.refused(Refusal.rule(NOTHING));
        } else if (!imports.move(id, ImportStatus.CHECKED, ImportStatus.CONFIRMING)) {
            return Outcome.refused(Refusal.conflict("roster.import.not-checked"));
        }
        boolean underWay = false;
        try {
            if (found.countyWide()) {
                worker.later(() -> mergeLater(actor, id, markMissingAsLeft));
                underWay = true;
                return Outcome.done(id);
            }
            Outcome<UUID> merged = merge(actor, id, markMissingAsLeft);
            underWay = true;
            return merged;
        } finally {
            if (!underWay) {
                imports.move(id, ImportStatus.CONFIRMING, ImportStatus.CHECKED);
            }
        }
    }

    private void mergeLater(Actor actor, UUID id, boolean markMissingAsLeft) {
        try {
            if (merge(actor, id, markMissingAsLeft) instanceof Outcome.Refused<UUID> refused) {
                Refusal reason = refused.reasons().get(0);
                imports.problem(id, ImportStatus.CHECKED, reason.code(), texts.sentence(reason));
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "merging a roster of the county failed: {} at {}",
                    e.getClass().getName(),
                    e.getStackTrace()[0]);
            imports.problem(id, ImportStatus.CHECKED, "roster.import.failed", texts.text("roster.import.failed"));
        }
    }

    private Outcome<UUID> merge(Actor actor, UUID id, boolean markMissingAsLeft) {
        return transaction.execute(status -> {
            RosterImport found = imports.lock(id)
                    .filter(each -> each.status() == ImportStatus.CONFIRMING)
                    .orElse(null);
            if (found == null) {
                return Outcome.refused(Refusal.conflict("roster.import.not-checked"));
            }
            comparison.lockSchools(id);
            String version = comparison.version(id);
            if (!version.equals(imports.baseVersion(id))) {
                imports.keepComparison(
                        id, ImportStatus.CHECKED, found.counts().with(comparison.difference(id)), version);
                return Outcome.refused(Refusal.conflict("roster.import.register-changed"));
            }
            MergeResult result = comparison.merge(
                    id,
                    markMissingAsLeft,
                    actor.login(),
                    OffsetDateTime.now(clock),
                    LocalDate.now(clock),
                    found.counts());
            imports.settle(id, ImportStatus.CONFIRMED, result, clock.instant());
            trail.record(
                    actor.login(),
                    AuditEvent.done(
                            "roster.confirmed",
                            found.schoolId(),
                            id.toString(),
                            markMissingAsLeft ? "missing as left" : null));
            return Outcome.done(id);
        });
    }
}
