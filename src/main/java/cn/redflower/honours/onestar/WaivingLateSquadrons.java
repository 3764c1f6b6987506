package cn.redflower.honours.onestar;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A deadline that passes is a waiver, never an approval: it is recorded as one and the squadron is told
 * ({@code domain.md} §4).
 */
@Component
public class WaivingLateSquadrons {

    private final Evaluations evaluations;
    private final SquadronLists lists;
    private final Opinions opinions;
    private final OneStarLetters letters;
    private final AuditTrail trail;

    WaivingLateSquadrons(
            Evaluations evaluations, SquadronLists lists, Opinions opinions, OneStarLetters letters, AuditTrail trail) {
        this.evaluations = evaluations;
        this.lists = lists;
        this.opinions = opinions;
        this.letters = letters;
        this.trail = trail;
    }

    /**
     * Waives what is still open.
     *
     * @param squadronId this squadron only; null: all that are open or returned
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void waive(UUID evaluationId, String squadronId) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        List<String> waived =
                squadronId == null ? lists.waiveOpen(evaluationId) : lists.waive(evaluationId, squadronId);
        waived.forEach(squadron -> opinions.record(
                evaluationId.toString(),
                "one-star-evaluation",
                "deadline",
                squadron,
                null,
                null,
                evaluation.schoolId(),
                "waived",
                null));
        waived.forEach(squadron -> trail.record(
                AuditEvent.done("list.waived", evaluation.schoolId(), evaluationId + " " + squadron, null)));
        letters.waived(evaluation, waived);
    }
}
