package cn.redflower.honours.onestar;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.award.Award;
import cn.redflower.honours.award.Awards;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.onestar.Nominees.Kind;
import cn.redflower.honours.onestar.Nominees.Nominee;
import cn.redflower.honours.onestar.SquadronLists.SquadronList;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.names.NameNotes;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the forms and pages read of an evaluation; each view asks first whether the person may see it, else there is no
 * such thing.
 */
@Component
@Transactional(readOnly = true)
class EvaluationViews {

    private final Evaluations evaluations;
    private final SquadronLists lists;
    private final Nominees nominees;
    private final Candidates candidates;
    private final Standing standing;
    private final Meetings meetings;
    private final Opinions opinions;
    private final Awards awards;
    private final Nominating nominating;
    private final SeparationOfDuties duties;
    private final Involvements involvements;
    private final NameNotes notes;
    private final PublicNotices notices;
    private final Problems texts;

    EvaluationViews(
            Evaluations evaluations,
            SquadronLists lists,
            Nominees nominees,
            Candidates candidates,
            Standing standing,
            Meetings meetings,
            Opinions opinions,
            Awards awards,
            Nominating nominating,
            SeparationOfDuties duties,
            Involvements involvements,
            NameNotes notes,
            PublicNotices notices,
            Problems texts) {
        this.evaluations = evaluations;
        this.lists = lists;
        this.nominees = nominees;
        this.candidates = candidates;
        this.standing = standing;
        this.meetings = meetings;
        this.opinions = opinions;
        this.awards = awards;
        this.nominating = nominating;
        this.duties = duties;
        this.involvements = involvements;
        this.notes = notes;
        this.notices = notices;
        this.texts = texts;
    }

    /**
     * @param noticeAddress where the notice can be read now, else null
     * @param recusals for those who see the whole list: how many rows somebody leaves to others as a relative, never
     *     whose; else null
     * @param brigade the reader is the school's brigade counselor, who may take the list back from the committee
     */
    record Overview(
            UUID id,
            String schoolId,
            String schoolName,
            String schoolYear,
            Evaluation.Status status,
            OffsetDateTime nominationDeadline,
            int noticeDays,
            String noticeAddress,
            Quotas quota,
            List<SquadronLine> squadrons,
            Meetings.Meeting meeting,
            List<Said> opinions,
            Integer recusals,
            boolean brigade) {}

    record Quotas(Standing.Use individuals, Standing.Use collectives) {}

    record SquadronLine(
            String squadronId,
            String name,
            int grade,
            SquadronLists.Status status,
            int pupils,
            int eligible,
            int share,
            int individuals,
            boolean collective,
            String returnRemark,
            String submittedBy,
            OffsetDateTime submittedAt,
            OffsetDateTime dueAt) {}

    record Said(OffsetDateTime at, String name, String taskKey, String subject, String decision, String opinion) {}

    record SquadronView(
            String squadronId,
            String name,
            SquadronLists.Status status,
            String returnRemark,
            OffsetDateTime deadline,
            boolean editable,
            BigDecimal rate,
            BigDecimal exactShare,
            int share,
            int eligible,
            int individuals,
            CollectiveView collective,
            List<PupilView> pupils) {}

    record CollectiveView(boolean eligible, List<String> reasons, boolean nominated, String reason) {}

    /** @param nameNote what the certificate will lack; null: nothing */
    record PupilView(
            long pupilId,
            String number,
            String name,
            String nameNote,
            String squad,
            boolean eligible,
            List<String> reasons,
            boolean nominated,
            String reason) {}

    record NomineeView(
            long nomineeId,
            Kind kind,
            String squadronId,
            String squadronName,
            int grade,
            String name,
            String number,
            String reason,
            boolean eligible,
            boolean recused,
            List<String> ineligibleReasons,
            Nominees.Decision decision,
            String decisionReason,
            String struckReason,
            String awardNumber,
            String notAwardedReason) {}

    record AwardView(
            String number, Holder kind, String name, String squadronName, LocalDate awardedOn, Award.Status status) {}

    Overview overview(Actor actor, UUID id) {
        Evaluation evaluation = visible(actor, id);
        Map<String, Candidates.Count> counts = candidates.countsOf(evaluation.schoolId());
        Standing.Uses uses = standing.of(evaluation, counts, candidates.collectivesOf(evaluation.schoolId()));
        Map<String, List<Nominee>> rows =
                nominees.of(id, (Kind) null).stream().collect(Collectors.groupingBy(Nominee::squadronId));
        List<SquadronLine> lines = lists.of(id).stream()
                .filter(list -> actor.may(Permission.SEE_NOMINEES, evaluation.schoolId(), list.squadronId()))
                .map(list -> line(
                        evaluation,
                        list,
                        counts.getOrDefault(list.squadronId(), Candidates.Count.NONE),
                        rows.getOrDefault(list.squadronId(), List.of())))
                .toList();
        boolean wholeSchool = actor.may(Permission.SEE_NOMINEES, evaluation.schoolId());
        List<Said> said = opinions.of(id.toString()).stream()
                .filter(o -> wholeSchool
                        || o.subject() != null
                                && actor.may(Permission.SEE_NOMINEES, evaluation.schoolId(), o.subject()))
                .map(o -> new Said(o.at(), o.name(), o.taskKey(), o.subject(), o.decision(), o.opinion()))
                .toList();
        return new Overview(
                id,
                evaluation.schoolId(),
                evaluation.schoolName(),
                evaluation.schoolYear(),
                evaluation.status(),
                evaluation.nominationDeadline(),
                evaluation.noticeDays(),
                notices.addresses(List.of(id.toString())).get(id.toString()),
                new Quotas(uses.individuals(), uses.collectives()),
                lines,
                wholeSchool ? meetings.of(id).orElse(null) : null,
                said,
                wholeSchool ? recusals(id) : null,
                actor.may(Permission.CHECK_NOMINATIONS, evaluation.schoolId()));
    }

    private int recusals(UUID id) {
        return (int) involvements.relatives(List.of(id)).stream()
                .map(Involvements.Relative::nomineeId)
                .distinct()
                .count();
    }

    SquadronView squadron(Actor actor, UUID id, String squadronId) {
        Evaluation evaluation = evaluations.find(id).orElseThrow(EvaluationViews::notFound);
        SquadronList list = lists.find(id, squadronId)
                .filter(l -> actor.may(Permission.SEE_NOMINEES, l.schoolId(), squadronId))
                .orElseThrow(EvaluationViews::notFound);
        Looks.concern(evaluation.schoolId());
        Map<Long, Nominee> rows = nominees.waivedOrNot(id, squadronId).stream()
                .filter(n -> n.pupilId() != null)
                .collect(Collectors.toMap(Nominee::pupilId, Function.identity()));
        Nominee collective = nominees.waivedOrNot(id, squadronId).stream()
                .filter(n -> n.kind() == Kind.COLLECTIVE)
                .findFirst()
                .orElse(null);
        List<PupilView> pupils = candidates.of(squadronId).stream()
                .map(p -> {
                    Nominee row = rows.get(p.id());
                    return new PupilView(
                            p.id(),
                            p.number(),
                            p.name(),
                            notes.of(p.name()),
                            p.squad(),
                            p.reasons().isEmpty(),
                            worded(p.reasons()),
                            row != null,
                            row == null ? null : row.reason());
                })
                .toList();
        List<Refusal> against = candidates.collectivesOf(list.schoolId()).getOrDefault(squadronId, List.of());
        int eligible = (int) pupils.stream().filter(PupilView::eligible).count();
        Quota share = new Quota(eligible, evaluation.individualRate());
        boolean editable = list.status().editable() && nominating.worksFor(actor, list);
        return new SquadronView(
                squadronId,
                list.name(),
                list.status(),
                list.returnRemark(),
                list.dueAt() == null ? evaluation.nominationDeadline() : list.dueAt(),
                editable,
                evaluation.individualRate(),
                share.exact(),
                share.cap(),
                eligible,
                rows.size(),
                new CollectiveView(
                        against.isEmpty(),
                        worded(against),
                        collective != null,
                        collective == null ? null : collective.reason()),
                pupils);
    }

    List<NomineeView> nominees(Actor actor, UUID id, Kind kind) {
        visibleWhole(actor, id);
        List<Nominee> rows = nominees.of(id, kind);
        Map<Long, List<Refusal>> against =
                candidates
                        .of(rows.stream()
                                .map(Nominee::pupilId)
                                .filter(java.util.Objects::nonNull)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Candidates.Pupil::id, Candidates.Pupil::reasons));
        boolean notHers = !duties.againstDeciding(id, actor.login()).isEmpty();
        Set<Long> relatives = involvements.rowsOfRelatives(id, actor.login());
        return rows.stream()
                .map(n -> {
                    List<Refusal> reasons =
                            n.pupilId() == null ? List.of() : against.getOrDefault(n.pupilId(), List.of());
                    return new NomineeView(
                            n.id(),
                            n.kind(),
                            n.squadronId(),
                            n.squadronName(),
                            n.grade(),
                            n.name(),
                            n.number(),
                            n.reason(),
                            reasons.isEmpty(),
                            notHers || relatives.contains(n.id()),
                            worded(reasons),
                            n.decision(),
                            n.decisionReason(),
                            n.struckReason(),
                            n.awardNumber(),
                            n.notAwardedReason());
                })
                .toList();
    }

    List<AwardView> awards(Actor actor, UUID id) {
        visibleWhole(actor, id);
        return awards.of(id.toString(), null).stream()
                .map(a -> new AwardView(a.number(), a.holder(), a.name(), a.squadronName(), a.awardedOn(), a.status()))
                .toList();
    }

    /** The evaluation, to whoever may follow it; to others there is none. */
    Evaluation visible(Actor actor, UUID id) {
        return evaluations
                .find(id)
                .filter(e -> actor.may(Permission.SEE_PROGRESS, e.schoolId()))
                .orElseThrow(EvaluationViews::notFound);
    }

    /** The evaluation, to whoever may read its lists; to others there is none. */
    Evaluation visibleWhole(Actor actor, UUID id) {
        Evaluation evaluation = evaluations
                .find(id)
                .filter(e -> actor.may(Permission.SEE_NOMINEES, e.schoolId()))
                .orElseThrow(EvaluationViews::notFound);
        Looks.concern(evaluation.schoolId());
        return evaluation;
    }

    private static SquadronLine line(
            Evaluation evaluation, SquadronList list, Candidates.Count count, List<Nominee> rows) {
        int share = new Quota(count.eligible(), evaluation.individualRate()).cap();
        boolean collective = rows.stream().anyMatch(n -> n.kind() == Kind.COLLECTIVE);
        return new SquadronLine(
                list.squadronId(),
                list.name(),
                list.grade(),
                list.status(),
                count.pupils(),
                count.eligible(),
                share,
                rows.size() - (collective ? 1 : 0),
                collective,
                list.returnRemark(),
                list.submittedBy(),
                list.submittedAt(),
                list.dueAt());
    }

    private List<String> worded(List<Refusal> reasons) {
        return reasons.stream().map(texts::sentence).toList();
    }

    private static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("badge.evaluation-not-found"));
    }
}
