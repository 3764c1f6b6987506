package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.CommitteeMeeting;
import cn.redflower.honours.certificate.RecommendationForm;
import cn.redflower.honours.certificate.RecommendationForms;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The recommendation form (推荐表) of a school's list as it is now, to be signed, stamped and scanned: whom the school
 * recommends and why, as it was typed. What was printed is kept by its code, so that a scan of an older list does not
 * pass for this one.
 */
@Component
class PrintingForm {

    private final NominationAccess access;
    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final NominationPapers papers;
    private final PrintedForms forms;
    private final FormWords words;
    private final RecommendationForms printer;

    PrintingForm(
            NominationAccess access,
            CountyRounds rounds,
            CountyNominees nominees,
            NominationPapers papers,
            PrintedForms forms,
            FormWords words,
            RecommendationForms printer) {
        this.access = access;
        this.rounds = rounds;
        this.nominees = nominees;
        this.papers = papers;
        this.forms = forms;
        this.words = words;
        this.printer = printer;
    }

    /** A printed form. @param filename without the names of pupils */
    record Print(String filename, byte[] pdf) {}

    @Transactional
    Outcome<Print> print(Actor actor, UUID nominationId) throws IOException {
        SchoolNomination list = access.visible(actor, nominationId);
        List<CountyNominee> all = nominees.of(nominationId);
        List<CountyNominee> rows = all.stream().filter(ListVersion::isPrinted).toList();
        String nil = papers.of(nominationId).nilReason();
        if (rows.isEmpty() && nil == null) {
            return Outcome.refused(Refusal.conflict("nomination.form.empty"));
        }
        CountyRound round = rounds.find(list.roundId()).orElseThrow();
        ListVersion version = ListVersion.of(nominationId, all);
        boolean decided = rows.stream().noneMatch(row -> row.schoolDecision() == null);
        RecommendationForm form = words.form(
                round,
                list,
                rows,
                nil,
                decided ? papers.meeting(list).orElse(CommitteeMeeting.NONE) : CommitteeMeeting.NONE,
                version);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        printer.write(form, pdf);
        if (list.status().atSchool()) {
            forms.printed(nominationId, version, actor.login());
        }
        return Outcome.done(new Print(words.filename(list, version), pdf.toByteArray()));
    }
}
