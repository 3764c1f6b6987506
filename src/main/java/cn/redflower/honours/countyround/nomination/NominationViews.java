package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.CommitteeMeeting;
import cn.redflower.casework.approval.Opinions;
import cn.redflower.honours.award.Award;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Awards;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.Eligibility;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.document.Documents;
import cn.redflower.platform.document.StoredDocument;
import cn.redflower.platform.names.NameNotes;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
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

/** What the forms and the page read of a school's part; each view asks first whether the person may see it. */
@Component
@Transactional(readOnly = true)
class NominationViews {

    private final NominationAccess access;
    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final NominationRows rows;
    private final NominationPapers papers;
    private final SealingList sealing;
    private final NominationDuties duties;
    private final WithdrawingNomination withdrawing;
    private final Eligibility eligibility;
    private final StillEligible eligible;
    private final AwardKinds kinds;
    private final Awards awards;
    private final Documents documents;
    private final Opinions opinions;
    private final NameNotes notes;
    private final Problems texts;
    private final NominationProperties properties;

    NominationViews(
            NominationAccess access,
            CountyRounds rounds,
            CountyNominees nominees,
            NominationRows rows,
            NominationPapers papers,
            SealingList sealing,
            NominationDuties duties,
            WithdrawingNomination withdrawing,
            Eligibility eligibility,
            StillEligible eligible,
            AwardKinds kinds,
            Awards awards,
            Documents documents,
            Opinions opinions,
            NameNotes notes,
            Problems texts,
            NominationProperties properties) {
        this.access = access;
        this.rounds = rounds;
        this.nominees = nominees;
        this.rows = rows;
        this.papers = papers;
        this.sealing = sealing;
        this.duties = duties;
        this.withdrawing = withdrawing;
        this.eligibility = eligibility;
        this.eligible = eligible;
        this.kinds = kinds;
        this.awards = awards;
        this.documents = documents;
        this.opinions = opinions;
        this.notes = notes;
        this.texts = texts;
        this.properties = properties;
    }

    /** @param individuals null: the award is not for individuals */
    record Overview(
            UUID id,
            UUID roundId,
            String award,
            String schoolYear,
            String schoolId,
            String schoolName,
            SchoolNomination.Status status,
            OffsetDateTime closesAt,
            String extensionReason,
            Places individuals,
            Places collectives,
            String placesReason,
            String nilReason,
            String returnRemark,
            Scan seal,
            String code,
            CommitteeMeeting meeting,
            List<Said> opinions,
            String submittedBy,
            OffsetDateTime submittedAt,
            int submissions,
            int mostEvidence,
            int longestReason,
            boolean editable,
            boolean decidable,
            boolean withdrawable) {}

    /** @param countyLeft places of the whole county that nobody has taken */
    record Places(int base, int places, int chosen, int taken, int countyLeft) {}

    record Said(OffsetDateTime at, String name, String taskKey, String decision, String opinion) {}

    record File(UUID id, String filename, String mediaType, int size) {

        static File of(StoredDocument document) {
            return new File(document.id(), document.filename(), document.mediaType(), document.size());
        }
    }

    /**
     * The stamped scan.
     *
     * @param doubt why it may be of another list than this one is now; null: no reason to think so
     */
    record Scan(UUID id, String filename, String mediaType, int size, String doubt, String code) {}

    /**
     * @param revokedOn since when the award that the row became is revoked, or null
     * @param open whether the school can change it now
     * @param recused the reader leaves the decision to others
     */
    record Row(
            long id,
            Holder kind,
            Long pupilId,
            String squadronId,
            String squadronName,
            Integer grade,
            String name,
            String number,
            String reason,
            boolean open,
            boolean recused,
            List<String> ineligibleReasons,
            CountyNominee.SchoolDecision decision,
            String decisionReason,
            boolean reserved,
            CountyNominee.Screening screening,
            String screeningRemark,
            String struckReason,
            String notAwardedReason,
            boolean awarded,
            LocalDate revokedOn,
            List<File> evidence) {}

    record Candidates(List<Pupil> pupils, List<Collective> collectives) {}

    /** @param nameNote what the certificate will lack; null: nothing */
    record Pupil(
            long pupilId,
            String squadronId,
            String squadronName,
            int grade,
            String number,
            String name,
            String nameNote,
            boolean eligible,
            List<String> reasons,
            List<String> heldBefore) {}

    record Collective(
            String squadronId,
            String name,
            Integer grade,
            boolean eligible,
            List<String> reasons,
            List<String> heldBefore) {}

    Overview overview(Actor actor, UUID id) {
        SchoolNomination list = access.visible(actor, id);
        CountyRound round = rounds.find(list.roundId()).orElseThrow();
        AwardKind kind = kinds.find(round.awardKind()).orElseThrow();
        List<CountyNominee> all = nominees.of(id);
        Map<Holder, Integer> taken = nominees.taken(round.id());
        Places individuals = kind.category(Holder.INDIVIDUAL).isEmpty()
                ? null
                : places(
                        all,
                        Holder.INDIVIDUAL,
                        list.individualBase(),
                        list.individualPlaces(),
                        round.individualPlaces(),
                        taken);
        Places collectives = kind.category(Holder.COLLECTIVE).isEmpty()
                ? null
                : places(
                        all,
                        Holder.COLLECTIVE,
                        list.collectiveBase(),
                        list.collectivePlaces(),
                        round.collectivePlaces(),
                        taken);
        SealingList.Paper paper = sealing.paper(list, all);
        return new Overview(
                id,
                round.id(),
                kind.name(),
                round.schoolYear(),
                list.schoolId(),
                list.schoolName(),
                list.status(),
                list.closesAt(),
                list.extensionReason(),
                individuals,
                collectives,
                list.placesReason(),
                papers.of(id).nilReason(),
                list.returnRemark(),
                paper.scan() == null ? null : scan(paper),
                paper.code(),
                papers.meeting(list).orElse(null),
                opinions.of(id.toString()).stream()
                        .map(o -> new Said(o.at(), o.name(), o.taskKey(), o.decision(), o.opinion()))
                        .toList(),
                list.submittedBy(),
                list.submittedAt(),
                list.submissions(),
                properties.mostEvidence(),
                properties.longestReason(),
                list.status().editable() && access.works(actor, list),
                list.status() == SchoolNomination.Status.DECIDING
                        && access.decides(actor, list)
                        && !duties.isAuthor(id, actor.login()),
                withdrawing.possible(actor, list, all));
    }

    private static Places places(
            List<CountyNominee> all, Holder kind, int base, int places, Integer ofCounty, Map<Holder, Integer> taken) {
        List<CountyNominee> of = all.stream().filter(row -> row.kind() == kind).toList();
        int chosen = (int) of.stream()
                .filter(row -> row.reserved() || NominationRows.open(row))
                .count();
        return new Places(
                base,
                places,
                chosen,
                (int) of.stream().filter(CountyNominee::reserved).count(),
                ofCounty == null ? 0 : Math.max(0, ofCounty - taken.get(kind)));
    }

    List<Row> rows(Actor actor, UUID id) {
        SchoolNomination list = access.visible(actor, id);
        List<CountyNominee> all = nominees.of(id);
        List<CountyNominee> open = all.stream().filter(NominationRows::open).toList();
        Map<Long, List<Refusal>> against = list.status().atSchool()
                ? eligible.against(rounds.find(list.roundId()).orElseThrow(), list, open)
                : Map.of();
        Map<Long, List<UUID>> evidence = rows.evidence(id);
        Map<UUID, StoredDocument> files =
                documents.find(evidence.values().stream().flatMap(List::stream).toList()).stream()
                        .collect(Collectors.toMap(StoredDocument::id, Function.identity()));
        boolean author = duties.isAuthor(id, actor.login());
        Set<Long> relatives = duties.rowsOfRelatives(id, actor.login());
        Map<String, Award> given = awards.of(list.roundId().toString(), list.schoolId()).stream()
                .collect(Collectors.toMap(Award::rowRef, Function.identity()));
        return all.stream()
                .map(n -> new Row(
                        n.id(),
                        n.kind(),
                        n.pupilId(),
                        n.squadronId(),
                        n.squadronName(),
                        n.grade(),
                        n.name(),
                        n.number(),
                        n.reason(),
                        NominationRows.open(n),
                        author || relatives.contains(n.id()),
                        worded(against.getOrDefault(n.id(), List.of())),
                        n.schoolDecision(),
                        n.schoolDecisionReason(),
                        n.reserved(),
                        n.screening(),
                        n.screeningRemark(),
                        n.struckReason(),
                        n.notAwardedReason(),
                        given.containsKey(String.valueOf(n.id())),
                        given.containsKey(String.valueOf(n.id()))
                                ? given.get(String.valueOf(n.id())).revokedOn()
                                : null,
                        evidence.getOrDefault(n.id(), List.of()).stream()
                                .map(files::get)
                                .map(File::of)
                                .toList()))
                .toList();
    }

    Candidates candidates(Actor actor, UUID id) {
        SchoolNomination list = access.visible(actor, id);
        CountyRound round = rounds.find(list.roundId()).orElseThrow();
        return new Candidates(
                eligibility.pupils(round, list.schoolId()).stream()
                        .map(p -> new Pupil(
                                p.pupilId(),
                                p.squadronId(),
                                p.squadronName(),
                                p.grade(),
                                p.number(),
                                p.name(),
                                notes.of(p.name()),
                                p.reasons().isEmpty(),
                                worded(p.reasons()),
                                p.heldBefore()))
                        .toList(),
                eligibility.collectives(round, list.schoolId()).stream()
                        .map(c -> new Collective(
                                c.squadronId(),
                                c.name(),
                                c.grade(),
                                c.reasons().isEmpty(),
                                worded(c.reasons()),
                                c.heldBefore()))
                        .toList());
    }

    Scan scan(SealingList.Paper paper) {
        StoredDocument file = paper.scan();
        return new Scan(
                file.id(),
                file.filename(),
                file.mediaType(),
                file.size(),
                paper.doubt() == null ? null : texts.sentence(paper.doubt()),
                paper.code());
    }

    List<CountyNominees.Recorded> record(Actor actor, UUID id, long rowId) {
        access.visible(actor, id);
        nominees.find(rowId)
                .filter(row -> row.nominationId().equals(id))
                .orElseThrow(() -> new RefusedException(Refusal.notFound("nomination.row-not-found")));
        return nominees.recordOf(rowId);
    }

    StoredDocument document(Actor actor, UUID id, UUID documentId) {
        access.visible(actor, id);
        return documents
                .find(id.toString(), documentId)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("document.not-found")));
    }

    private List<String> worded(List<Refusal> reasons) {
        return reasons.stream().map(texts::sentence).toList();
    }
}
