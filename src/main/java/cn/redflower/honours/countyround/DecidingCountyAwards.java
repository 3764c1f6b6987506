package cn.redflower.honours.countyround;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Awards;
import cn.redflower.honours.award.Grant;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.certificate.CertificateDraft;
import cn.redflower.honours.certificate.CertificateNumbers;
import cn.redflower.honours.certificate.CertificateSeries;
import cn.redflower.honours.certificate.Certificates;
import cn.redflower.honours.certificate.printing.OrderingPrints;
import cn.redflower.honours.countyround.CountyNominees.Event;
import cn.redflower.honours.countyround.CountyRound.Status;
import cn.redflower.honours.countyround.CountyRounds.Counts;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The county's decision: a last look at everybody, the document's number, and then the awards with a number each. What
 * is decided is the list as it stands at that moment; who cannot be awarded any more is left out with the reason kept.
 */
@Component
public class DecidingCountyAwards {

    private static final int LONGEST_TEXT = 4000;
    private static final int DIGITS = 5;
    private static final String GRANTER = "county";

    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final LastLook lastLook;
    private final AwardKinds kinds;
    private final Awards awards;
    private final CertificateNumbers numbers;
    private final Certificates certificates;
    private final OrderingPrints printing;
    private final JdbcClient jdbc;
    private final CountyAwardLetters letters;
    private final Problems texts;
    private final AuditTrail trail;
    private final Clock clock;

    DecidingCountyAwards(
            CountyRounds rounds,
            CountyNominees nominees,
            LastLook lastLook,
            AwardKinds kinds,
            Awards awards,
            CertificateNumbers numbers,
            Certificates certificates,
            OrderingPrints printing,
            JdbcClient jdbc,
            CountyAwardLetters letters,
            Problems texts,
            AuditTrail trail,
            Clock clock) {
        this.rounds = rounds;
        this.nominees = nominees;
        this.lastLook = lastLook;
        this.kinds = kinds;
        this.awards = awards;
        this.numbers = numbers;
        this.certificates = certificates;
        this.printing = printing;
        this.jdbc = jdbc;
        this.letters = letters;
        this.texts = texts;
        this.trail = trail;
        this.clock = clock;
    }

    /** Schools hand in from now on; of a list that a signer gave back the county hears by another letter. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void screeningWanted(UUID roundId) {
        CountyRound round = rounds.find(roundId).orElseThrow();
        if (round.signingReturn() == null) {
            letters.screeningWanted(round);
        }
    }

    /** The notice is over, the decision is to be issued. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decisionWanted(UUID roundId) {
        CountyRound round = rounds.lock(roundId).orElseThrow();
        rounds.move(roundId, Status.ISSUING);
        letters.decisionWanted(round);
    }

    /** Keeps the decision's text as far as it has been typed. */
    @Transactional
    Outcome<Void> write(Actor actor, UUID roundId, String text, Integer individuals, Integer collectives) {
        Optional<CountyRound> round =
                rounds.lock(roundId).filter(r -> actor.mayAnywhere(Permission.MANAGE_COUNTY_AWARDS));
        if (round.isEmpty()) {
            return Outcome.refused(Refusal.notFound("countyaward.round-not-found"));
        }
        if (round.get().status() != Status.ISSUING || round.get().decisionNumber() != null) {
            return Outcome.refused(
                    Refusal.conflict("countyaward.not-being-decided").after(roundId, null, "Task_IssueDecision"));
        }
        if (text != null && text.length() > LONGEST_TEXT) {
            return Outcome.refused(Refusal.rule("countyaward.decision-too-long", LONGEST_TEXT));
        }
        rounds.decisionText(
                roundId, text == null || text.isBlank() ? null : text.strip(), new Counts(individuals, collectives));
        return Outcome.done();
    }

    /** Issues the decision: whoever fails the last look is left out, the list is final, the document has its number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> issue(UUID roundId) {
        CountyRound round = rounds.lock(roundId).orElseThrow();
        List<Refusal> tooEarly = lastLook.atNotice(round);
        if (!tooEarly.isEmpty()) {
            return Outcome.refused(tooEarly);
        }
        List<Event> out = new ArrayList<>();
        Map<Holder, Integer> rest = new EnumMap<>(Map.of(Holder.INDIVIDUAL, 0, Holder.COLLECTIVE, 0));
        lastLook.at(
                round,
                findings -> findings.forEach(finding -> {
                    if (finding.reason() == null) {
                        rest.merge(finding.row().kind(), 1, Integer::sum);
                    } else {
                        out.add(Event.of(finding.row(), "NOT_AWARD", finding.reason()));
                    }
                }));
        int all = rest.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return Outcome.refused(Refusal.rule("countyaward.nobody-to-award"));
        }
        Counts seen = rounds.seen(roundId);
        if (seen.individuals() != null
                && !seen.equals(new Counts(rest.get(Holder.INDIVIDUAL), rest.get(Holder.COLLECTIVE)))) {
            return Outcome.refused(Refusal.conflict(
                    "countyaward.decision-changed",
                    rest.get(Holder.INDIVIDUAL),
                    rest.get(Holder.COLLECTIVE),
                    seen.individuals(),
                    seen.collectives()));
        }
        leaveOut(out);
        AwardKind kind = kinds.find(round.awardKind()).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        String counted = numbers.next(new CertificateSeries(kind.documentCode() + "-" + today.getYear(), 1));
        String number = kind.documentCode() + "〔" + today.getYear() + "〕"
                + counted.substring(counted.lastIndexOf('-') + 1) + "号";
        rounds.decided(roundId, number, today, kind.name());
        trail.record(AuditEvent.done("county-round.decided", "county", roundId.toString(), number + " " + all));
        return Outcome.done();
    }

    /**
     * Gives the awards that were decided, each row once, and tells the schools. It may run some time after the
     * decision: who has lost what it takes by then has none, with the reason kept, and no award of the step below is
     * revoked unseen while this goes on.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void award(UUID roundId) {
        CountyRound round = rounds.lock(roundId).orElseThrow();
        if (round.status() == Status.AWARDED) {
            return;
        }
        AwardKind kind = kinds.find(round.awardKind())
                .orElseThrow()
                .named(rounds.names(roundId).award());
        List<String> issuers = issuers(round);
        Map<String, Map<Holder, Integer>> awarded = new HashMap<>();
        List<Event> out = new ArrayList<>();
        lastLook.at(round, all -> {
            List<LastLook.Finding> findings = stillFounded(all, out);
            List<Certificates.Issued> issued = certificates.issue(
                    new CertificateSeries(
                            kind.series() + "-" + round.schoolYear().substring(0, 4), DIGITS),
                    findings.stream()
                            .map(f -> certificate(round, kind, issuers, f.row()))
                            .toList());
            awards.grant(IntStream.range(0, findings.size())
                    .mapToObj(i -> grant(round, findings.get(i), issued.get(i).number()))
                    .toList());
            nominees.record(
                    findings.stream().map(f -> Event.of(f.row(), "AWARD", null)).toList(), null);
            findings.forEach(f -> awarded.computeIfAbsent(f.row().schoolId(), school -> new EnumMap<>(Holder.class))
                    .merge(f.row().kind(), 1, Integer::sum));
        });
        printing.order(roundId.toString());
        leaveOut(out);
        rounds.move(roundId, Status.AWARDED);
        letters.results(round, awarded);
    }

    /** Those that nothing stands against; the others are put with those left out. */
    private List<LastLook.Finding> stillFounded(List<LastLook.Finding> findings, List<Event> out) {
        Set<UUID> held = awards.hold(findings.stream()
                .map(LastLook.Finding::restsOn)
                .filter(Objects::nonNull)
                .toList());
        return findings.stream()
                .filter(finding -> {
                    String reason =
                            finding.reason() == null && finding.restsOn() != null && !held.contains(finding.restsOn())
                                    ? texts.text("countyaward.ineligible.foundation-revoked")
                                    : finding.reason();
                    if (reason != null) {
                        out.add(Event.of(finding.row(), "NOT_AWARD", reason));
                    }
                    return reason == null;
                })
                .toList();
    }

    private void leaveOut(List<Event> out) {
        out.forEach(event -> nominees.notAwarded(event.nomineeId(), event.reason()));
        nominees.record(out, null);
    }

    /**
     * The signing organs in their order, the names as they sign; the one that grants comes last, where its seal is set.
     */
    private List<String> issuers(CountyRound round) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select id, name from honors.organ where id = any (:ids)")
                .param("ids", round.signers().toArray(String[]::new))
                .query(rs -> {
                    names.put(rs.getString("id"), rs.getString("name"));
                });
        return round.signers().stream()
                .sorted(Comparator.comparing(GRANTER::equals))
                .map(id -> names.getOrDefault(id, id))
                .toList();
    }

    private static CertificateDraft certificate(
            CountyRound round, AwardKind kind, List<String> issuers, CountyNominee n) {
        return new CertificateDraft(
                round.id().toString(),
                String.valueOf(n.id()),
                n.kind() == Holder.INDIVIDUAL ? CertificateDraft.Kind.INDIVIDUAL : CertificateDraft.Kind.COLLECTIVE,
                kind.id(),
                kind.name(),
                n.name(),
                n.schoolId(),
                n.schoolName(),
                n.squadronName(),
                round.schoolYear(),
                GRANTER,
                issuers,
                round.decidedOn(),
                round.decisionNumber(),
                n.publicationConsent());
    }

    private static Grant grant(CountyRound round, LastLook.Finding finding, String number) {
        CountyNominee n = finding.row();
        return new Grant(
                number,
                round.awardKind(),
                n.kind(),
                n.pupilId(),
                n.squadronId(),
                n.schoolId(),
                round.schoolYear(),
                GRANTER,
                round.decidedOn(),
                round.id().toString(),
                String.valueOf(n.id()),
                finding.restsOn());
    }

    /** Ends the round with nobody awarded, and says so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeWithoutAward(UUID roundId) {
        CountyRound round = rounds.lock(roundId).orElseThrow();
        rounds.move(roundId, Status.WITHOUT_AWARD);
        letters.results(round, Map.of());
    }

    /** The screening lies with the county committee. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void screeningOverdue(UUID roundId) {
        letters.screeningOverdue(rounds.find(roundId).orElseThrow());
    }

    /** The decision lies with the county committee. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decisionOverdue(UUID roundId) {
        letters.decisionOverdue(rounds.find(roundId).orElseThrow());
    }
}
