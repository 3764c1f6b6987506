package cn.redflower.honours.onestar;

import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.award.Awards;
import cn.redflower.honours.award.Grant;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.certificate.CertificateDraft;
import cn.redflower.honours.certificate.CertificateSeries;
import cn.redflower.honours.certificate.Certificates;
import cn.redflower.honours.certificate.printing.OrderingPrints;
import cn.redflower.honours.onestar.Nominees.LogLine;
import cn.redflower.honours.onestar.Nominees.Nominee;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Awards one star to everybody who is still on the list after the notice, with a number each. Age and consent are
 * looked at once more ({@code domain.md} §2), and so are the notice's working days; who fails now is not awarded, with
 * the reason kept. Doing it twice awards nothing twice.
 */
@Component
public class AwardingBadges {

    private static final int DIGITS = 5;

    private final Evaluations evaluations;
    private final Nominees nominees;
    private final Candidates candidates;
    private final PublicNotices notices;
    private final Awards awards;
    private final Certificates certificates;
    private final OrderingPrints printing;
    private final OneStarProperties properties;
    private final OneStarLetters letters;
    private final Problems texts;
    private final Clock clock;

    AwardingBadges(
            Evaluations evaluations,
            Nominees nominees,
            Candidates candidates,
            PublicNotices notices,
            Awards awards,
            Certificates certificates,
            OrderingPrints printing,
            OneStarProperties properties,
            OneStarLetters letters,
            Problems texts,
            Clock clock) {
        this.evaluations = evaluations;
        this.nominees = nominees;
        this.candidates = candidates;
        this.notices = notices;
        this.awards = awards;
        this.certificates = certificates;
        this.printing = printing;
        this.properties = properties;
        this.letters = letters;
        this.texts = texts;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void award(UUID evaluationId) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        if (evaluation.status() == Evaluation.Status.AWARDED) {
            return;
        }
        List<Refusal> tooEarly = notices.againstActingOn(evaluationId.toString());
        if (!tooEarly.isEmpty()) {
            throw new RefusedException(tooEarly);
        }
        List<Nominee> approved = nominees.of(evaluationId, (Nominees.Kind) null).stream()
                .filter(Nominee::approved)
                .toList();
        Map<Long, Candidates.Pupil> pupils =
                candidates
                        .of(approved.stream()
                                .map(Nominee::pupilId)
                                .filter(Objects::nonNull)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Candidates.Pupil::id, p -> p));
        List<LogLine> log = new ArrayList<>();
        List<Nominee> awarded = new ArrayList<>();
        for (Nominee nominee : approved) {
            Candidates.Pupil pupil = nominee.pupilId() == null ? null : pupils.get(nominee.pupilId());
            if (pupil == null || pupil.reasons().isEmpty()) {
                awarded.add(nominee);
                log.add(new LogLine(nominee.id(), nominee.squadronId(), "AWARD", null));
            } else {
                String reason = pupil.reasons().stream().map(texts::sentence).collect(Collectors.joining(" "));
                nominees.notAwarded(nominee.id(), reason);
                log.add(new LogLine(nominee.id(), nominee.squadronId(), "NOT_AWARD", reason));
            }
        }
        awards.grant(grants(evaluation, awarded, certificates.issue(series(evaluation), drafts(evaluation, awarded))));
        printing.order(evaluationId.toString());
        nominees.log(evaluationId, log, null);
        evaluations.move(evaluationId, awarded.isEmpty() ? Evaluation.Status.WITHOUT_AWARD : Evaluation.Status.AWARDED);
        letters.results(evaluation, awarded);
    }

    /** Ends the case with nobody awarded, and says so to the school. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeWithoutAward(UUID evaluationId) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        evaluations.move(evaluationId, Evaluation.Status.WITHOUT_AWARD);
        letters.results(evaluation, List.of());
    }

    private List<Grant> grants(Evaluation evaluation, List<Nominee> awarded, List<Certificates.Issued> issued) {
        LocalDate today = LocalDate.now(clock);
        return IntStream.range(0, awarded.size())
                .mapToObj(i -> {
                    Nominee n = awarded.get(i);
                    return new Grant(
                            issued.get(i).number(),
                            OneStarProperties.AWARD,
                            Holder.valueOf(n.kind().name()),
                            n.pupilId(),
                            n.squadronId(),
                            evaluation.schoolId(),
                            evaluation.schoolYear(),
                            evaluation.schoolId(),
                            today,
                            evaluation.id().toString(),
                            String.valueOf(n.id()),
                            null);
                })
                .toList();
    }

    private List<CertificateDraft> drafts(Evaluation evaluation, List<Nominee> awarded) {
        return awarded.stream()
                .map(n -> new CertificateDraft(
                        evaluation.id().toString(),
                        String.valueOf(n.id()),
                        n.kind() == Nominees.Kind.INDIVIDUAL
                                ? CertificateDraft.Kind.INDIVIDUAL
                                : CertificateDraft.Kind.COLLECTIVE,
                        OneStarProperties.AWARD,
                        texts.text("badge.award.one-star"),
                        n.kind() == Nominees.Kind.INDIVIDUAL ? n.name() : n.squadronName(),
                        evaluation.schoolId(),
                        evaluation.schoolName(),
                        n.squadronName(),
                        evaluation.schoolYear(),
                        evaluation.schoolId(),
                        List.of(texts.text("badge.notice.issuer", evaluation.schoolName())),
                        LocalDate.now(clock),
                        null,
                        n.publicationConsent()))
                .toList();
    }

    /** Each school counts its own numbers, such as HS1X-2026-S001-00001. */
    private CertificateSeries series(Evaluation evaluation) {
        return new CertificateSeries(
                properties.certificateSeries() + "-" + evaluation.schoolYear().substring(0, 4) + "-"
                        + evaluation.schoolId().toUpperCase(java.util.Locale.ROOT),
                DIGITS);
    }
}
