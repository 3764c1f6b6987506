package cn.redflower.casework.repair;

import cn.redflower.casework.approval.RepairableCase;
import cn.redflower.casework.repair.Repair.Kind;
import cn.redflower.casework.repair.Repair.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Operations ask for a case's token to be moved, or its process to be ended, and say why; nothing has happened then.
 */
@Component
class RequestingRepair {

    private static final int LONGEST_REASON = 1000;

    private final RepairingCases cases;
    private final Tokens tokens;
    private final Repairs repairs;
    private final AuditTrail trail;
    private final Clock clock;

    RequestingRepair(RepairingCases cases, Tokens tokens, Repairs repairs, AuditTrail trail, Clock clock) {
        this.cases = cases;
        this.tokens = tokens;
        this.repairs = repairs;
        this.trail = trail;
        this.clock = clock;
    }

    /** What is asked for. @param token and {@code target} are null where the process is to be ended */
    record Wanted(String caseId, Kind kind, String token, String target, String reason) {}

    /** A case that can be repaired, for whoever is about to ask for it. */
    record Found(String caseId, String title, boolean canEnd, Tokens.Running running) {}

    /** Where a case stands. */
    Outcome<Found> look(Actor actor, String caseId) {
        if (!RepairingCases.operates(actor)) {
            return Outcome.refused(Refusal.notAllowed("repair.operations-only"));
        }
        Tokens.Running running = RepairingCases.isId(caseId) ? tokens.of(caseId) : null;
        Optional<RepairableCase> flow = running == null ? Optional.empty() : cases.flow(running.processKey());
        if (flow.isEmpty() || cases.owner(flow.get(), caseId).isEmpty()) {
            return Outcome.refused(Refusal.rule("repair.no-such-case"));
        }
        String title = cases.titles(java.util.List.of(caseId)).getOrDefault(caseId, "");
        return Outcome.done(new Found(caseId, title, flow.get().ending() != null, running));
    }

    @Transactional
    Outcome<UUID> request(Actor actor, Wanted wanted) {
        if (look(actor, wanted.caseId()) instanceof Outcome.Refused<Found> refused) {
            return Outcome.refused(refused.reasons());
        }
        Tokens.Running running = tokens.of(wanted.caseId());
        RepairableCase flow = cases.flow(running.processKey()).orElseThrow();
        RepairableCase.Owner owner = cases.owner(flow, wanted.caseId()).orElseThrow();
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return Outcome.refused(Refusal.rule("repair.reason", LONGEST_REASON));
        } else if (wanted.kind() == null || wanted.kind() == Kind.END && flow.ending() == null) {
            return Outcome.refused(Refusal.rule(wanted.kind() == null ? "repair.kind" : "repair.ended-otherwise"));
        }
        Optional<Tokens.Place> from = running.places().stream()
                .filter(place -> place.token().equals(wanted.token()))
                .findFirst();
        Optional<Tokens.Target> to = from.flatMap(place -> place.targets().stream()
                .filter(target -> target.id().equals(wanted.target()))
                .findFirst());
        boolean move = wanted.kind() == Kind.MOVE;
        if (move && from.isEmpty()) {
            return Outcome.refused(Refusal.conflict("repair.moved-meanwhile"));
        } else if (move && to.isEmpty()) {
            return Outcome.refused(Refusal.rule("repair.no-such-step"));
        }
        Repair repair = new Repair(
                UUID.randomUUID(),
                wanted.caseId(),
                flow.processKey(),
                owner.organId(),
                owner.schoolId(),
                wanted.kind(),
                move ? wanted.token() : null,
                from.filter(f -> move).map(Tokens.Place::step).orElse(null),
                move ? wanted.target() : null,
                to.filter(t -> move).map(Tokens.Target::step).orElse(null),
                running.state(),
                reason,
                actor.login(),
                actor.name(),
                OffsetDateTime.now(clock),
                Status.OPEN,
                null,
                null,
                null,
                null);
        if (!repairs.add(repair)) {
            return Outcome.refused(Refusal.conflict("repair.open-already"));
        }
        trail.record(AuditEvent.done(
                "repair.requested",
                owner.schoolId(),
                wanted.caseId(),
                repair.id().toString()));
        return Outcome.done(repair.id());
    }
}
