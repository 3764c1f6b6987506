package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.CountyNominee.Screening;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyNominees.Event;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.Reserving;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An officer passes rows, marks them to be returned to their schools, rejects them or takes her word back: all of the
 * rows she names, or none. Whoever decides on a row says what she saw of it; if somebody else was faster she is told
 * who did what.
 */
@Component
class DecidingRows {

    private static final int LONGEST_REMARK = 1000;
    private static final int MOST_REASONS = 10;

    private final ScreeningRound rounds;
    private final ListedRows rows;
    private final DecidedRows decided;
    private final CountyNominees nominees;
    private final SchoolNominations nominations;
    private final Reserving reserving;
    private final RowObjections objections;
    private final AuditTrail trail;

    DecidingRows(
            ScreeningRound rounds,
            ListedRows rows,
            DecidedRows decided,
            CountyNominees nominees,
            SchoolNominations nominations,
            Reserving reserving,
            RowObjections objections,
            AuditTrail trail) {
        this.rounds = rounds;
        this.rows = rows;
        this.decided = decided;
        this.nominees = nominees;
        this.nominations = nominations;
        this.reserving = reserving;
        this.objections = objections;
        this.trail = trail;
    }

    /**
     * A row as the officer saw it when she decided.
     *
     * @param screening what stood there; null: nothing
     * @param version of the row's text; null: not checked
     */
    record Seen(long id, Screening screening, Integer version) {}

    /** @param changed how many rows were decided @param unchanged how many had been decided so already, by herself */
    record Done(int changed, int unchanged) {}

    /**
     * What a decision over all rows of a filter would do.
     *
     * @param matching rows of the filter
     * @param decidable how many of them it would change
     * @param decided already have a word; they are left alone unless the filter asks for them
     * @param recused somebody else has to decide them
     * @param elsewhere are with the school or struck
     */
    record Reach(int matching, int decidable, int decided, int recused, int elsewhere) {}

    @Transactional
    Outcome<Done> decide(Actor actor, UUID roundId, RowDecision decision, String remark, List<Seen> seen) {
        return begin(actor, roundId, decision, remark).then(round -> decide(actor, round, decision, remark, seen));
    }

    private Outcome<Done> decide(Actor actor, CountyRound round, RowDecision decision, String remark, List<Seen> seen) {
        Map<Long, Seen> bySight =
                seen.stream().collect(Collectors.toMap(Seen::id, Function.identity(), (one, other) -> one));
        decided.lock(bySight.keySet());
        List<ListedRow> found = rows.find(round, actor.login(), bySight.keySet());
        List<Refusal> refusals = new ArrayList<>();
        if (found.size() < bySight.size()) {
            refusals.add(Refusal.conflict("screening.rows-gone", bySight.size() - found.size()));
        }
        String text = text(decision, remark);
        List<ListedRow> open = found.stream()
                .filter(row -> !already(row, decision, text, actor))
                .toList();
        open.forEach(
                row -> objections.against(row, bySight.get(row.id()), decision).ifPresent(refusals::add));
        if (!refusals.isEmpty()) {
            if (refusals.stream().anyMatch(r -> r.code().startsWith("screening.recused"))) {
                trail.recordApart(
                        AuditEvent.refused("duty.refused", null, round.id().toString(), "screening.recused"));
            }
            return Outcome.refused(refusals.size() <= MOST_REASONS ? refusals : shortened(refusals));
        }
        write(actor, round, decision, text, open);
        return Outcome.done(new Done(open.size(), found.size() - open.size()));
    }

    /** What {@link #decideAll} would do; nothing is changed. */
    @Transactional(readOnly = true)
    Reach reach(Actor actor, CountyRound round, RowDecision decision, RowFilter filter) {
        return reach(rows.all(round, actor.login(), filter), decision, filter);
    }

    /**
     * Decides every row that the filter lets through and that can be decided; rows that have a word already are left
     * alone unless the filter asks for such rows.
     *
     * @param confirmed how many rows the officer was told it would be; if it is another number now, nothing is done
     */
    @Transactional
    Outcome<Done> decideAll(
            Actor actor, UUID roundId, RowDecision decision, String remark, RowFilter filter, int confirmed) {
        return begin(actor, roundId, decision, remark)
                .then(round -> decideAll(actor, round, decision, remark, filter, confirmed));
    }

    private Outcome<Done> decideAll(
            Actor actor, CountyRound round, RowDecision decision, String remark, RowFilter filter, int confirmed) {
        decided.lockAll(round.id());
        List<ListedRow> found = rows.all(round, actor.login(), filter).stream()
                .filter(row -> meant(row, decision, filter))
                .toList();
        if (found.size() != confirmed) {
            return Outcome.refused(Refusal.conflict("screening.count-changed", confirmed, found.size()));
        }
        write(actor, round, decision, text(decision, remark), found);
        return Outcome.done(new Done(found.size(), 0));
    }

    private Outcome<CountyRound> begin(Actor actor, UUID roundId, RowDecision decision, String remark) {
        return rounds.decidedBy(actor, roundId).then(round -> {
            String text = text(decision, remark);
            if (decision.needsRemark() && text == null) {
                return Outcome.refused(Refusal.rule(
                        "screening.remark-missing." + decision.name().toLowerCase(java.util.Locale.ROOT)));
            }
            return text != null && text.length() > LONGEST_REMARK
                    ? Outcome.refused(Refusal.rule("screening.remark-too-long", LONGEST_REMARK))
                    : Outcome.done(round);
        });
    }

    private void write(Actor actor, CountyRound round, RowDecision decision, String remark, List<ListedRow> open) {
        if (open.isEmpty()) {
            return;
        }
        List<Long> ids = open.stream().map(ListedRow::id).toList();
        decided.write(ids, decision.becomes(), remark, actor.login());
        if (decision == RowDecision.REJECT) {
            reserving.release(ids);
        } else {
            takePlacesAgain(open);
        }
        nominees.record(
                open.stream()
                        .map(row -> new Event(round.id(), row.nominationId(), row.id(), decision.name(), remark))
                        .toList(),
                actor.login());
        open.stream()
                .collect(Collectors.groupingBy(ListedRow::schoolId, java.util.TreeMap::new, Collectors.counting()))
                .forEach((school, count) -> trail.record(AuditEvent.done(
                        "county-rows.screened", school, round.id().toString(), decision + " " + count)));
    }

    /** A rejected row had given its place back; meanwhile somebody else may have taken it. */
    private void takePlacesAgain(List<ListedRow> open) {
        List<Refusal> refusals = open.stream()
                .filter(row -> row.screening() == Screening.REJECTED)
                .map(ListedRow::nominationId)
                .distinct()
                .sorted()
                .map(id -> nominations.find(id).orElseThrow())
                .flatMap(nomination -> reserving.take(nomination).stream()
                        .map(refusal -> Refusal.conflict("screening.place-gone", nomination.schoolName())))
                .distinct()
                .toList();
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
    }

    private static Reach reach(Collection<ListedRow> all, RowDecision decision, RowFilter filter) {
        int decidable =
                (int) all.stream().filter(row -> meant(row, decision, filter)).count();
        int recused = (int) all.stream()
                .filter(row -> row.decidable() && row.recusal() != null)
                .count();
        int elsewhere = (int) all.stream().filter(row -> !row.decidable()).count();
        return new Reach(all.size(), decidable, all.size() - decidable - recused - elsewhere, recused, elsewhere);
    }

    private static boolean meant(ListedRow row, RowDecision decision, RowFilter filter) {
        if (!row.decidable()
                || row.recusal() != null
                || row.screening() == decision.becomes()
                || decision == RowDecision.RETURN
                        && row.schoolStatus() != cn.redflower.honours.countyround.SchoolNomination.Status.SUBMITTED) {
            return false;
        }
        return decision == RowDecision.UNSCREEN || row.screening() == null || filter.state() != null;
    }

    private static boolean already(ListedRow row, RowDecision decision, String remark, Actor actor) {
        return row.screening() == decision.becomes()
                && (row.screening() == null
                        || Objects.equals(row.screeningRemark(), remark)
                                && actor.login().equals(row.screenedByLogin()));
    }

    private static List<Refusal> shortened(List<Refusal> refusals) {
        List<Refusal> few = new ArrayList<>(refusals.subList(0, MOST_REASONS));
        few.add(Refusal.conflict("screening.and-more", refusals.size() - MOST_REASONS));
        return few;
    }

    private static String text(RowDecision decision, String remark) {
        return !decision.needsRemark() || remark == null || remark.isBlank() ? null : remark.strip();
    }
}
