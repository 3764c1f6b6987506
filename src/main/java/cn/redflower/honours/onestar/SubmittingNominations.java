package cn.redflower.honours.onestar;

import cn.redflower.honours.onestar.Nominees.Kind;
import cn.redflower.honours.onestar.Nominees.Nominee;
import cn.redflower.honours.onestar.SquadronLists.SquadronList;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A squadron hands its list in: every row has a reason and is still eligible. An empty list says that nobody is put
 * forward.
 */
@Component
public class SubmittingNominations {

    private final SquadronLists lists;
    private final Nominees nominees;
    private final Candidates candidates;
    private final Clock clock;

    SubmittingNominations(SquadronLists lists, Nominees nominees, Candidates candidates, Clock clock) {
        this.lists = lists;
        this.nominees = nominees;
        this.candidates = candidates;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> submit(UUID evaluationId, String squadronId, String login) {
        SquadronList list = lists.lock(evaluationId, squadronId).orElseThrow();
        if (!list.status().editable()) {
            return Outcome.refused(
                    Refusal.conflict("badge.list-closed." + list.status().name().toLowerCase(java.util.Locale.ROOT)));
        }
        List<Nominee> rows = nominees.of(evaluationId, squadronId);
        List<Refusal> refusals = new ArrayList<>();
        rows.stream()
                .filter(n -> n.reason().isBlank())
                .forEach(n -> refusals.add(Refusal.rule("badge.reason-missing", n.name())));
        refusals.addAll(noLongerEligible(list, rows));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        nominees.undecide(evaluationId, squadronId);
        lists.submitted(evaluationId, squadronId, login, OffsetDateTime.now(clock));
        return Outcome.done();
    }

    private List<Refusal> noLongerEligible(SquadronList list, List<Nominee> rows) {
        Map<Long, Candidates.Pupil> pupils =
                candidates
                        .of(rows.stream()
                                .map(Nominee::pupilId)
                                .filter(java.util.Objects::nonNull)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Candidates.Pupil::id, p -> p));
        List<Refusal> refusals = new ArrayList<>();
        for (Nominee row : rows) {
            if (row.kind() == Kind.COLLECTIVE) {
                refusals.addAll(candidates.collectivesOf(list.schoolId()).getOrDefault(list.squadronId(), List.of()));
            } else {
                Candidates.Pupil pupil = pupils.get(row.pupilId());
                pupil.reasons().forEach(reason -> refusals.add(Ineligibility.of(pupil.name(), reason)));
                if (!pupil.squadronId().equals(list.squadronId())) {
                    refusals.add(Refusal.rule("badge.moved-away", pupil.name()));
                }
            }
        }
        return refusals;
    }
}
