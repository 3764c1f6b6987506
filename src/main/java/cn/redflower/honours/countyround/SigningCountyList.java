package cn.redflower.honours.countyround;

import cn.redflower.casework.signing.JointSignings;
import cn.redflower.casework.signing.RowRecusal;
import cn.redflower.casework.signing.SignedFile;
import cn.redflower.casework.signing.SignedList;
import cn.redflower.casework.signing.SignedRow;
import cn.redflower.casework.signing.SigningOrder;
import cn.redflower.casework.signing.SigningResult;
import cn.redflower.casework.signing.SigningRule;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CountyNominees.Event;
import cn.redflower.platform.problem.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays the screened list before the organs that sign, and takes what came of it: rows that were struck, or the whole
 * list back.
 */
@Component
public class SigningCountyList {

    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final AwardKinds kinds;
    private final JointSignings signings;
    private final CountyAwardLetters letters;
    private final JdbcClient jdbc;

    SigningCountyList(
            CountyRounds rounds,
            CountyNominees nominees,
            AwardKinds kinds,
            JointSignings signings,
            CountyAwardLetters letters,
            JdbcClient jdbc) {
        this.rounds = rounds;
        this.nominees = nominees;
        this.kinds = kinds;
        this.signings = signings;
        this.letters = letters;
        this.jdbc = jdbc;
    }

    /** The rows that the county passed and that still stand. */
    @Component
    static class StandingRows implements SignedList {

        static final String KIND = "county-award";

        private final CountyNominees nominees;
        private final RowDuties duties;
        private final CountyRounds rounds;
        private final RoundCalendar calendar;

        StandingRows(CountyNominees nominees, RowDuties duties, CountyRounds rounds, RoundCalendar calendar) {
            this.nominees = nominees;
            this.duties = duties;
            this.rounds = rounds;
            this.calendar = calendar;
        }

        /** The notice begins with the last signature, and somebody has to be able to count it. */
        @Override
        public List<Refusal> againstGoingOn(UUID roundId) {
            return rounds.find(roundId).map(calendar::againstNoticeNow).orElse(List.of());
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void rows(UUID roundId, Consumer<List<SignedRow>> batches) {
            nominees.standing(
                    roundId,
                    rows -> batches.accept(rows.stream()
                            .map(n -> new SignedRow(
                                    String.valueOf(n.id()),
                                    String.valueOf(n.version()),
                                    n.kind() == Holder.COLLECTIVE,
                                    n.name(),
                                    n.schoolId(),
                                    n.schoolName(),
                                    n.kind() == Holder.COLLECTIVE ? null : n.squadronName(),
                                    n.grade(),
                                    n.reason()))
                            .toList()));
        }

        @Override
        public Map<String, List<SignedFile>> evidence(UUID roundId, Collection<String> refs) {
            return nominees.evidence(refs.stream().map(Long::valueOf).toList()).stream()
                    .collect(Collectors.groupingBy(
                            e -> String.valueOf(e.rowId()),
                            Collectors.mapping(
                                    e -> new SignedFile(
                                            e.filename(),
                                            "/api/county-awards/nominations/%s/documents/%s"
                                                    .formatted(e.nominationId(), e.documentId())),
                                    Collectors.toList())));
        }

        @Override
        public List<RowRecusal> recusals(UUID roundId, Collection<String> refs) {
            return duties.of(roundId, refs.stream().map(Long::valueOf).toList()).stream()
                    .map(b -> new RowRecusal(
                            String.valueOf(b.rowId()),
                            b.login(),
                            b.related() ? RowRecusal.Why.KIN : RowRecusal.Why.AUTHOR))
                    .toList();
        }
    }

    /** What a signing needs to be called. */
    public record Laid(UUID signingId, String convener) {}

    /** Lays the list before the organs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Laid lay(UUID roundId) {
        CountyRound round = rounds.lock(roundId).orElseThrow();
        AwardKind kind = kinds.find(round.awardKind()).orElseThrow();
        UUID signingId = signings.prepare(new SigningOrder(
                roundId.toString(),
                StandingRows.KIND,
                roundId,
                letters.nameOf(round),
                round.signers(),
                kind.convener(),
                SigningRule.valueOf(kind.rule()),
                round.signingDays()));
        rounds.signing(roundId, signingId);
        return new Laid(signingId, kind.convener());
    }

    /** Takes what the organs decided: struck rows lose their places, a returned list is screened again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID roundId) {
        CountyRound round = rounds.lock(roundId).orElseThrow();
        SigningResult result = signings.resultOf(round.signingId());
        if (result.returned()) {
            String organ = jdbc.sql("select name from honors.organ where id = ?")
                    .param(result.returnedBy())
                    .query(String.class)
                    .optional()
                    .orElse(result.returnedBy());
            rounds.signingReturned(roundId, organ + "：" + result.returnReason());
            letters.signingReturned(round, organ);
            return;
        }
        result.struck().forEach(row -> nominees.strike(Long.parseLong(row.ref()), "SIGNING", row.reason()));
        var reasons = result.struck().stream()
                .collect(Collectors.toMap(r -> Long.parseLong(r.ref()), SigningResult.Struck::reason));
        nominees.record(
                nominees.find(reasons.keySet()).stream()
                        .map(row -> Event.of(row, "STRIKE", reasons.get(row.id())))
                        .toList(),
                null);
    }

    /** A cancelled round has nothing before organs any more. */
    @Component
    static class WithTheRound implements EndsWithRound {

        private final JointSignings signings;

        WithTheRound(JointSignings signings) {
            this.signings = signings;
        }

        @Override
        public void end(UUID roundId) {
            signings.cancel(roundId.toString());
        }
    }
}
