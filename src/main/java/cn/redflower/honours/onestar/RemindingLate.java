package cn.redflower.honours.onestar;

import cn.redflower.honours.onestar.SquadronLists.SquadronList;
import cn.redflower.honours.onestar.SquadronLists.Status;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people that it is their turn, and reminds them when they let it lie; what is late stays open and is never an
 * approval.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RemindingLate {

    private final Evaluations evaluations;
    private final SquadronLists lists;
    private final OneStarLetters letters;

    RemindingLate(Evaluations evaluations, SquadronLists lists, OneStarLetters letters) {
        this.evaluations = evaluations;
        this.lists = lists;
        this.letters = letters;
    }

    /** The round is open: every squadron is told. */
    public void announce(UUID evaluationId) {
        letters.nominationsWanted(evaluation(evaluationId), firstDrafts(evaluationId));
    }

    /** The deadline is near: those who have not handed in are told. */
    public void squadrons(UUID evaluationId) {
        letters.deadlineNear(evaluation(evaluationId), firstDrafts(evaluationId));
    }

    /** The lists lie with the brigade counselor, and the committee is told as well. */
    public void brigade(UUID evaluationId) {
        letters.checkOverdue(evaluation(evaluationId));
    }

    /** The list lies with the committee, and the county is told as well. */
    public void committee(UUID evaluationId) {
        letters.decisionOverdue(evaluation(evaluationId));
    }

    /** The brigade counselor's turn. */
    public void checkWanted(UUID evaluationId) {
        evaluations.move(evaluationId, Evaluation.Status.CHECKING);
        letters.checkWanted(evaluation(evaluationId));
    }

    /** The committee's turn. */
    public void decisionWanted(UUID evaluationId) {
        evaluations.move(evaluationId, Evaluation.Status.DECIDING);
        letters.decisionWanted(evaluation(evaluationId));
    }

    private List<String> firstDrafts(UUID evaluationId) {
        return lists.of(evaluationId).stream()
                .filter(l -> l.status() == Status.OPEN)
                .map(SquadronList::squadronId)
                .toList();
    }

    private Evaluation evaluation(UUID id) {
        return evaluations.find(id).orElseThrow();
    }
}
