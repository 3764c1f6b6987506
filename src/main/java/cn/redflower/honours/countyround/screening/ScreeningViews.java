package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CountyNominee.Screening;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.Eligibility;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages and the form read of a round's screening. */
@Component
@Transactional(readOnly = true)
class ScreeningViews {

    private static final int MOST_DETAILS = 4;
    private static final int MOST_COMPARED = 6;

    private final ScreeningRound rounds;
    private final ListedRows rows;
    private final SchoolLines lines;
    private final RowPasts pasts;
    private final ConcludingScreening concluding;
    private final DecidingRows deciding;
    private final Eligibility eligibility;
    private final AwardKinds kinds;
    private final Problems texts;
    private final Clock clock;

    ScreeningViews(
            ScreeningRound rounds,
            ListedRows rows,
            SchoolLines lines,
            RowPasts pasts,
            ConcludingScreening concluding,
            DecidingRows deciding,
            Eligibility eligibility,
            AwardKinds kinds,
            Problems texts,
            Clock clock) {
        this.rounds = rounds;
        this.rows = rows;
        this.lines = lines;
        this.pasts = pasts;
        this.concluding = concluding;
        this.deciding = deciding;
        this.eligibility = eligibility;
        this.kinds = kinds;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param mayDecide whether the reader decides on rows now
     * @param blockers what stands against ending the screening, for those who decide; else null
     */
    record Overview(
            UUID id,
            String award,
            String schoolYear,
            CountyRound.Status status,
            OffsetDateTime closesAt,
            String signingReturn,
            LocalDate today,
            boolean mayDecide,
            List<SchoolLines.Line> schools,
            List<String> blockers) {}

    /** @param flag a {@link Flag}, or {@code INELIGIBLE}: could not be nominated today */
    record FlagView(String flag, String label, String text) {}

    /** @param recused why the reader has to leave the row to somebody else, or null */
    record RowView(
            long id,
            UUID nominationId,
            String schoolId,
            String schoolName,
            String townName,
            Holder kind,
            String squadronName,
            Integer grade,
            String name,
            String number,
            String reason,
            int version,
            Screening screening,
            String remark,
            String screenedBy,
            OffsetDateTime screenedAt,
            String struckReason,
            LocalDate revokedOn,
            SchoolNomination.Status schoolStatus,
            boolean decidable,
            String recused,
            Integer badges,
            int awards,
            int evidence,
            List<FlagView> flags) {}

    record PageView(long total, int page, int size, List<RowView> rows) {}

    /** A row with everything one compares. @param history what was done with it, the earliest first */
    record WholeRow(
            RowView row,
            List<RowPasts.Badge> badges,
            List<RowPasts.Held> awards,
            List<RowPasts.Evidence> evidence,
            List<CountyNominees.Recorded> history) {}

    Overview overview(Actor actor, UUID id) {
        CountyRound round = rounds.readBy(actor, id).orThrow();
        boolean decides = ScreeningRound.open(actor, round);
        List<String> blockers = decides
                ? concluding.against(round).stream().map(texts::sentence).toList()
                : null;
        return new Overview(
                id,
                award(round.awardKind()),
                round.schoolYear(),
                round.status(),
                round.closesAt(),
                ScreeningRound.schools(actor) == null ? round.signingReturn() : null,
                LocalDate.now(clock),
                decides,
                lines.of(id, ScreeningRound.schools(actor)),
                blockers);
    }

    PageView page(
            Actor actor, UUID id, RowFilter filter, ListedRows.Sort sort, boolean descending, int page, int size) {
        CountyRound round = rounds.readBy(actor, id).orThrow();
        Collection<String> schools = ScreeningRound.schools(actor);
        concern(schools);
        ListedRows.Page found =
                rows.page(round, actor.login(), schools, visible(schools, filter), sort, descending, page, size);
        Map<String, String> against = against(round, schools, found.rows());
        return new PageView(
                found.total(),
                found.page(),
                found.size(),
                found.rows().stream()
                        .map(row -> view(row, schools == null, against.get(subject(row))))
                        .toList());
    }

    List<WholeRow> compare(Actor actor, UUID id, List<Long> ids) {
        CountyRound round = rounds.readBy(actor, id).orThrow();
        if (ids.isEmpty() || ids.size() > MOST_COMPARED) {
            throw new RefusedException(Refusal.rule("screening.compare-number", MOST_COMPARED));
        }
        Collection<String> schools = ScreeningRound.schools(actor);
        concern(schools);
        List<ListedRow> found = rows.find(round, actor.login(), ids).stream()
                .filter(row -> schools == null || schools.contains(row.schoolId()))
                .toList();
        if (found.isEmpty()) {
            throw new RefusedException(Refusal.notFound("screening.rows-gone", ids.size()));
        }
        Map<Long, RowPasts.Past> past = pasts.of(found);
        Map<String, String> against = against(round, schools, found);
        return found.stream()
                .map(row -> new WholeRow(
                        view(row, schools == null, against.get(subject(row))),
                        past.get(row.id()).badges(),
                        past.get(row.id()).awards(),
                        past.get(row.id()).evidence(),
                        schools == null
                                ? past.get(row.id()).history()
                                : past.get(row.id()).history().stream()
                                        .map(line -> new CountyNominees.Recorded(
                                                line.action(), line.reason(), null, null, line.at()))
                                        .toList()))
                .toList();
    }

    DecidingRows.Reach reach(Actor actor, UUID id, RowDecision decision, RowFilter filter) {
        CountyRound round = rounds.readBy(actor, id).orThrow();
        if (ScreeningRound.schools(actor) != null || !ScreeningRound.open(actor, round)) {
            throw new RefusedException(Refusal.notAllowed("screening.not-allowed"));
        }
        return deciding.reach(actor, round, decision, filter);
    }

    private String award(String kind) {
        return kinds.find(kind).map(AwardKind::name).orElse(kind);
    }

    private static void concern(Collection<String> schools) {
        Looks.concern(
                schools != null && schools.size() == 1 ? schools.iterator().next() : "county");
    }

    /** Flags tell of other schools and are the county's own. */
    private static RowFilter visible(Collection<String> schools, RowFilter filter) {
        return schools == null
                ? filter
                : new RowFilter(
                        filter.school(),
                        filter.town(),
                        filter.kind(),
                        filter.state(),
                        filter.grade(),
                        null,
                        filter.text());
    }

    /**
     * Why rows could not be nominated today any more, by {@link #subject}; for the county, and while the round is not
     * over.
     */
    private Map<String, String> against(CountyRound round, Collection<String> schools, List<ListedRow> found) {
        Map<String, String> against = new HashMap<>();
        if (schools != null || round.status().over()) {
            return against;
        }
        eligibility
                .pupils(
                        round,
                        found.stream()
                                .map(ListedRow::pupilId)
                                .filter(Objects::nonNull)
                                .toList())
                .forEach(pupil -> against.put(subject(pupil.pupilId(), null, null), worded(pupil.reasons())));
        Set<String> collectives = found.stream()
                .filter(row -> row.pupilId() == null)
                .map(ListedRow::schoolId)
                .collect(Collectors.toSet());
        if (!collectives.isEmpty()) {
            eligibility
                    .collectives(round, collectives)
                    .forEach(c -> against.put(subject(null, c.squadronId(), c.schoolId()), worded(c.reasons())));
        }
        against.values().removeIf(String::isEmpty);
        return against;
    }

    private String worded(List<Refusal> reasons) {
        return reasons.stream().map(texts::sentence).collect(Collectors.joining());
    }

    private static String subject(ListedRow row) {
        return subject(row.pupilId(), row.squadronId(), row.schoolId());
    }

    private static String subject(Long pupilId, String squadronId, String schoolId) {
        return pupilId != null ? "p" + pupilId : squadronId != null ? "q" + squadronId : "s" + schoolId;
    }

    /** @param against why the row could not be nominated today, or null */
    private RowView view(ListedRow row, boolean county, String against) {
        return new RowView(
                row.id(),
                row.nominationId(),
                row.schoolId(),
                row.schoolName(),
                row.townName(),
                row.kind(),
                row.squadronName(),
                row.grade(),
                row.name(),
                row.number(),
                row.reason(),
                row.version(),
                row.screening(),
                row.screening() == null ? null : row.screeningRemark(),
                county ? row.screenedBy() : null,
                row.screenedAt(),
                row.struckReason(),
                row.revokedOn(),
                row.schoolStatus(),
                row.decidable(),
                county && row.recusal() != null ? texts.text("screening.recusal." + row.recusal()) : null,
                row.badges(),
                row.awards(),
                row.evidence(),
                county ? flags(row, against) : List.of());
    }

    private List<FlagView> flags(ListedRow row, String against) {
        return Stream.concat(
                        Stream.ofNullable(against).map(text -> flag("INELIGIBLE", text)),
                        row.flags().entrySet().stream()
                                .map(entry -> flag(entry.getKey().name(), worded(entry.getKey(), entry.getValue()))))
                .toList();
    }

    private FlagView flag(String flag, String detail) {
        return new FlagView(
                flag, texts.text("screening.flag." + flag), texts.text("screening.flag." + flag + ".text", detail));
    }

    private String worded(Flag flag, List<String> details) {
        String some = details.stream()
                .limit(MOST_DETAILS)
                .map(detail -> worded(flag, detail))
                .collect(Collectors.joining("、"));
        return details.size() > MOST_DETAILS ? texts.text("screening.flag.more", some, details.size()) : some;
    }

    private String worded(Flag flag, String detail) {
        return switch (flag) {
            case OTHER_ROUND -> award(detail);
            case FAILED_BEFORE -> {
                int bar = detail.indexOf('|');
                String reason = detail.substring(bar + 1);
                yield reason.isBlank()
                        ? award(detail.substring(0, bar))
                        : texts.text("screening.flag.FAILED_BEFORE.one", award(detail.substring(0, bar)), reason);
            }
            default -> detail;
        };
    }
}
