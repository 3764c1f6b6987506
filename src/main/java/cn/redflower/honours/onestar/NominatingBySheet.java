package cn.redflower.honours.onestar;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.pupil.roster.NominationCheck;
import cn.redflower.people.pupil.roster.NominationCheck.Candidate;
import cn.redflower.people.pupil.roster.NominationCheck.Checked;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A squadron counselor hands in her nominees as a sheet. First a dry run that says of every row whether it can be taken
 * and why not; with {@code apply} the rows that can be are put on the list. The same sheet twice changes nothing.
 */
@Component
class NominatingBySheet {

    private final Nominating nominating;
    private final NominationCheck check;
    private final Candidates candidates;
    private final Problems texts;

    NominatingBySheet(Nominating nominating, NominationCheck check, Candidates candidates, Problems texts) {
        this.nominating = nominating;
        this.check = check;
        this.candidates = candidates;
        this.texts = texts;
    }

    @Transactional
    public Outcome<NominationCheck.Report> nominate(
            Actor actor, UUID evaluationId, String squadronId, InputStream file, boolean apply) throws IOException {
        Optional<Refusal> refusal = nominating.notWorkable(actor, evaluationId, squadronId);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Outcome<Checked> outcome =
                check.check(file, Nominating.LONGEST_REASON, numbers -> ofSquadron(squadronId), "badge.sheet", apply);
        if (outcome instanceof Outcome.Refused<Checked> unreadable) {
            return Outcome.refused(unreadable.reasons());
        }
        Checked checked = outcome.orThrow();
        if (apply) {
            checked.nominations()
                    .forEach(row -> nominating
                            .nominate(actor, evaluationId, squadronId, row.pupilId(), row.reason())
                            .orThrow());
        }
        return Outcome.done(checked.report());
    }

    private List<Candidate> ofSquadron(String squadronId) {
        return candidates.of(squadronId).stream()
                .map(pupil -> new Candidate(
                        pupil.id(),
                        pupil.number(),
                        pupil.name(),
                        pupil.reasons().stream()
                                .map(reason -> texts.sentence(Ineligibility.of(pupil.name(), reason)))
                                .toList()))
                .toList();
    }
}
