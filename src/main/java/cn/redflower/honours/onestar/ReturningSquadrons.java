package cn.redflower.honours.onestar;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.honours.onestar.SquadronLists.SquadronList;
import cn.redflower.honours.onestar.SquadronLists.Status;
import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 退回: the marked squadrons get their lists back, each with its own reason, which goes on record beside the squadron,
 * and with the day until which it has to come back.
 */
@Component
public class ReturningSquadrons {

    private final Evaluations evaluations;
    private final SquadronLists lists;
    private final CorrectionTime time;
    private final OneStarLetters letters;
    private final Opinions opinions;
    private final Accounts accounts;

    ReturningSquadrons(
            Evaluations evaluations,
            SquadronLists lists,
            CorrectionTime time,
            OneStarLetters letters,
            Opinions opinions,
            Accounts accounts) {
        this.evaluations = evaluations;
        this.lists = lists;
        this.time = time;
        this.letters = letters;
        this.opinions = opinions;
        this.accounts = accounts;
    }

    /**
     * Opens a list for correction that its squadron took back; a step of the process that {@link Withdrawing} starts.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(UUID evaluationId, String squadronId) {
        lists.withdrawn(
                evaluationId,
                squadronId,
                time.from(evaluations.lock(evaluationId).orElseThrow()));
    }

    /**
     * Returns the marked squadrons' lists.
     *
     * @param taskKey the step in which they are returned, for the record of opinions
     * @param opinion what all of them are told besides, or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> returnMarked(UUID evaluationId, String taskKey, String login, String opinion) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        List<SquadronList> marked = lists.of(evaluationId).stream()
                .filter(l -> l.status() == Status.SUBMITTED && l.returnRemark() != null)
                .toList();
        if (marked.isEmpty()) {
            return Outcome.refused(Refusal.rule("badge.nothing-marked"));
        }
        OffsetDateTime due = time.from(evaluation);
        lists.returnMarked(evaluationId, due);
        evaluations.move(evaluationId, Evaluation.Status.NOMINATING);
        String name = accounts.actor(login).map(Actor::name).orElse(null);
        marked.forEach(list -> opinions.record(
                evaluationId.toString(),
                "one-star-evaluation",
                taskKey,
                list.squadronId(),
                login,
                name,
                evaluation.schoolId(),
                "return",
                list.returnRemark()));
        letters.returned(evaluation, marked, opinion, due);
        return Outcome.done();
    }
}
