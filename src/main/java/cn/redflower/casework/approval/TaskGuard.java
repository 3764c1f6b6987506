package cn.redflower.casework.approval;

import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.engine.TaskCommandGuard;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedAnswers;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Holds every answer to a task against its {@link TaskContract}, inside the engine, whatever API brought it: undeclared
 * or ill-typed values are refused, only the claimant answers, the record of opinions is written, and of the answer the
 * engine keeps routing results only. Replaces the engine's habit of storing whatever a candidate sends (seen on a stock
 * 7.24.0).
 */
@Component
class TaskGuard implements TaskCommandGuard {

    static final String DECISION = "decision";
    static final String OPINION = "opinion";
    private static final int LONGEST_OPINION = 2000;

    private final TaskContracts contracts;
    private final Accounts accounts;
    private final Opinions opinions;
    private final TaskOffers offers;
    private final AlreadyDone alreadyDone;
    private final AuditTrail trail;
    private final Clock clock;

    TaskGuard(
            TaskContracts contracts,
            Accounts accounts,
            Opinions opinions,
            TaskOffers offers,
            AlreadyDone alreadyDone,
            AuditTrail trail,
            Clock clock) {
        this.contracts = contracts;
        this.accounts = accounts;
        this.opinions = opinions;
        this.offers = offers;
        this.alreadyDone = alreadyDone;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void beforeClaim(EngineTask task, String claimant) {
        remembering(() -> {
            checkClaim(task, claimant);
            trail.record(AuditEvent.done(
                    claimant == null ? "task.released" : "task.claimed",
                    task.tenantId(),
                    task.businessKey() + " " + task.taskKey(),
                    null));
            return null;
        });
    }

    @Override
    public void beforeAssignment(EngineTask task, String assignee) {
        remembering(() -> {
            if (assignee == null || !offers.isOffered(task.businessKey(), task.taskKey(), assignee)) {
                throw new RefusedException(Refusal.notAllowed("approval.not-for-outsiders"));
            }
            trail.record(AuditEvent.done(
                    "task.assigned", task.tenantId(), task.businessKey() + " " + task.taskKey(), assignee));
            return null;
        });
    }

    @Override
    public void beforeEvent(EngineTask task) {
        remembering(() -> {
            throw new RefusedException(Refusal.notAllowed("approval.no-event"));
        });
    }

    @Override
    public void taskIsGone(String taskId, Caller caller) {
        remembering(() -> {
            throw new RefusedException(alreadyDone.of(taskId, caller));
        });
    }

    @Override
    public void nothingToGiveBack() {
        remembering(() -> {
            throw new RefusedException(Refusal.conflict("approval.released-already"));
        });
    }

    @Override
    public Map<String, Object> beforeCompletion(EngineTask task, Map<String, Object> variables) {
        return remembering(() -> accept(task, variables));
    }

    private static <T> T remembering(Supplier<T> check) {
        try {
            return check.get();
        } catch (RefusedException e) {
            RefusedAnswers.remember(e.reasons());
            throw e;
        }
    }

    private void checkClaim(EngineTask task, String claimant) {
        if (task.person() != null && claimant != null && !claimant.equals(task.person())) {
            throw new RefusedException(Refusal.notAllowed("approval.claim-for-another"));
        }
        if (task.assignee() != null && claimant != null && !task.assignee().equals(claimant)) {
            String holder = accounts.actor(task.assignee()).map(Actor::name).orElse(task.assignee());
            throw new RefusedException(Refusal.conflict("approval.claimed-by-another", holder));
        }
        if (task.person() != null && claimant != null && !task.offered()) {
            // an administrator sees every task: one that she took could be handed in by nobody
            throw new RefusedException(Refusal.notAllowed("approval.claim-of-others"));
        }
    }

    private Map<String, Object> accept(EngineTask task, Map<String, Object> variables) {
        TaskContract contract = contracts.of(task.processKey(), task.taskKey());
        if (contract == null) {
            throw new RefusedException(Refusal.notAllowed("approval.no-contract"));
        }
        if (task.person() == null || !task.person().equals(task.assignee())) {
            throw new RefusedException(Refusal.notAllowed("approval.claim-first"));
        }
        requireDisinterested(contract, task);
        if (!task.offered()) {
            // whoever assigned it to her: she decides for an organ that she does not belong to
            throw new RefusedException(Refusal.notAllowed("approval.not-your-organ"));
        }
        Actor actor = accounts.actor(task.person())
                .orElseThrow(() -> new RefusedException(Refusal.notAllowed("approval.no-contract")));
        TaskAnswer answer = read(contract, task, variables);
        if (contract.beforeCompletion(answer) instanceof Outcome.Refused<Void> refused) {
            throw new RefusedException(refused.reasons());
        }
        opinions.ofTask(
                task.id(),
                task.organ(),
                new Opinions.Opinion(
                        answer.caseId(),
                        task.processKey(),
                        task.taskKey(),
                        (String) task.variable().apply("squadronId"),
                        actor.login(),
                        actor.name(),
                        answer.schoolId(),
                        answer.decision(),
                        answer.opinion(),
                        OffsetDateTime.now(clock)));
        trail.record(AuditEvent.done(
                "task.completed", answer.schoolId(), answer.caseId() + " " + task.taskKey(), answer.decision()));
        Map<String, Object> kept = new HashMap<>(answer.further());
        if (answer.decision() != null) {
            kept.put(DECISION, answer.decision());
        }
        return kept;
    }

    /** Once more what was looked at when the task was offered: since then she may have come to be barred. */
    private void requireDisinterested(TaskContract contract, EngineTask task) {
        List<Refusal> reasons =
                contract.recusals(List.of(new OfferedTask(task.id(), task.businessKey(), task.variable()))).stream()
                        .filter(recusal ->
                                recusal.part() == null && recusal.login().equals(task.person()))
                        .map(Recusal::reason)
                        .distinct()
                        .toList();
        if (!reasons.isEmpty()) {
            trail.recordApart(AuditEvent.refused(
                    "duty.refused",
                    task.tenantId(),
                    task.businessKey(),
                    task.taskKey() + " " + reasons.get(0).code()));
            throw new RefusedException(reasons);
        }
    }

    private static TaskAnswer read(TaskContract contract, EngineTask task, Map<String, Object> sent) {
        List<Refusal> wrong = new ArrayList<>();
        Map<String, Object> further = new HashMap<>();
        sent.forEach((name, value) -> {
            Class<?> type = contract.further().get(name);
            if (type != null && (value == null || type.isInstance(value))) {
                further.put(name, value);
            } else if (!DECISION.equals(name) && !OPINION.equals(name)) {
                wrong.add(Refusal.rule("approval.undeclared-variable", shortened(name)));
            }
        });
        String decision = text(sent.get(DECISION), DECISION, wrong);
        String opinion = text(sent.get(OPINION), OPINION, wrong);
        if (wrong.isEmpty()) {
            check(contract, decision, opinion, wrong);
        }
        if (!wrong.isEmpty()) {
            throw new RefusedException(wrong);
        }
        return new TaskAnswer(
                task.id(),
                task.processInstanceId(),
                task.businessKey(),
                task.tenantId(),
                task.person(),
                decision,
                opinion,
                further,
                task.variable());
    }

    private static void check(TaskContract contract, String decision, String opinion, List<Refusal> wrong) {
        if (contract.decisions().isEmpty() && decision != null) {
            wrong.add(Refusal.rule("approval.no-decision"));
        } else if (!contract.decisions().isEmpty()
                && (decision == null || !contract.decisions().contains(decision))) {
            wrong.add(Refusal.rule("approval.unknown-decision"));
        } else if (opinion == null
                && decision != null
                && contract.decisionsWithOpinion().contains(decision)) {
            wrong.add(Refusal.rule("approval.opinion-required"));
        }
        if (opinion != null && opinion.length() > LONGEST_OPINION) {
            wrong.add(Refusal.rule("approval.opinion-too-long", LONGEST_OPINION));
        }
    }

    private static String text(Object value, String name, List<Refusal> wrong) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            wrong.add(Refusal.rule("approval.undeclared-variable", name));
            return null;
        }
        return text.isBlank() ? null : text.strip();
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
