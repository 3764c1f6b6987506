package cn.redflower.honours.countyround;

import cn.redflower.casework.publicnotice.InvestigationOverdue;
import cn.redflower.casework.publicnotice.NoticeDraft;
import cn.redflower.casework.publicnotice.NoticeExtended;
import cn.redflower.casework.publicnotice.NoticePublished;
import cn.redflower.casework.publicnotice.NoticedRows;
import cn.redflower.casework.publicnotice.ObjectionUpheld;
import cn.redflower.casework.publicnotice.ObjectionsToAnswer;
import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Holder;
import cn.redflower.people.organ.CountyProfile;
import cn.redflower.platform.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has the list that the organs signed noticed, and takes off it what an objection struck. */
@Component
public class AnnouncingCountyAwards implements NoticedRows {

    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final PublicNotices notices;
    private final AwardKinds kinds;
    private final CountyAwardLetters letters;
    private final CountyProfile county;
    private final Problems texts;
    private final RowDuties duties;

    AnnouncingCountyAwards(
            CountyRounds rounds,
            CountyNominees nominees,
            PublicNotices notices,
            AwardKinds kinds,
            CountyAwardLetters letters,
            CountyProfile county,
            Problems texts,
            RowDuties duties) {
        this.rounds = rounds;
        this.nominees = nominees;
        this.notices = notices;
        this.kinds = kinds;
        this.letters = letters;
        this.county = county;
        this.texts = texts;
        this.duties = duties;
    }

    /** Prepares the notice; gives its id for the process that publishes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID prepare(UUID roundId) {
        CountyRound round = rounds.lock(roundId).orElseThrow();
        List<NoticeDraft.Row> rows = new ArrayList<>();
        List<NoticeDraft.Row> persons = new ArrayList<>();
        nominees.standing(
                roundId, batch -> batch.forEach(n -> (n.kind() == Holder.COLLECTIVE ? rows : persons).add(row(n))));
        // numbered as they are read: the notice shows collectives first
        rows.addAll(persons);
        UUID noticeId = notices.prepare(new NoticeDraft(
                roundId.toString(),
                null,
                "county",
                county.now().noticeIssuer(),
                texts.text("countyaward.notice.title", letters.nameOf(round)),
                kinds.find(round.awardKind()).orElseThrow().name(),
                round.basis(),
                new NoticeDraft.Contact(round.contactName(), round.contactPhone(), round.contactMail()),
                round.noticeDays(),
                true,
                rows));
        rounds.noticed(roundId, noticeId, null);
        return noticeId;
    }

    private static NoticeDraft.Row row(CountyNominee n) {
        String ref = String.valueOf(n.id());
        return n.kind() == Holder.COLLECTIVE
                ? NoticeDraft.Row.collective(ref, n.name(), n.grade(), n.schoolName())
                : NoticeDraft.Row.individual(
                        ref, n.name(), n.publicationConsent(), n.grade(), n.squadronName(), n.schoolName());
    }

    /** Keeps the address and tells everybody concerned. */
    @EventListener
    void published(NoticePublished event) {
        roundOf(event.caseId()).ifPresent(round -> {
            rounds.noticed(round.id(), event.noticeId(), event.path());
            letters.noticed(round, event.title(), event.path(), event.lastDay());
        });
    }

    /** It stays up longer: whoever was told a date is told the other one. */
    @EventListener
    void extended(NoticeExtended event) {
        roundOf(event.caseId()).ifPresent(round -> letters.noticeExtended(round, event));
    }

    /** Somebody objects: the county's people are told. */
    @EventListener
    void objected(ObjectionsToAnswer event) {
        roundOf(event.caseId()).ifPresent(letters::objectionToInvestigate);
    }

    /** An objection lies: they are told again. */
    @EventListener
    void overdue(InvestigationOverdue event) {
        roundOf(event.caseId()).ifPresent(letters::objectionToInvestigate);
    }

    /** An objection was right: the row is struck and frees its place, with the finding as its reason. */
    @EventListener
    void upheld(ObjectionUpheld event) {
        roundOf(event.caseId())
                .flatMap(round -> nominees.find(Long.parseLong(event.entryRef())))
                .ifPresent(row -> {
                    nominees.strike(row.id(), "OBJECTION", event.reason());
                    nominees.record(List.of(CountyNominees.Event.of(row, "STRIKE", event.reason())), null);
                });
    }

    @Override
    public Optional<String> fullName(String caseId, String entryRef) {
        return row(caseId, entryRef).map(CountyNominee::name);
    }

    @Override
    public Set<String> putForwardBy(String caseId, String entryRef) {
        return barred(caseId, entryRef, false);
    }

    @Override
    public Set<String> relativesOf(String caseId, String entryRef) {
        return barred(caseId, entryRef, true);
    }

    private Set<String> barred(String caseId, String entryRef, boolean related) {
        return roundOf(caseId)
                .map(round -> duties.of(round.id(), List.of(Long.parseLong(entryRef))).stream()
                        .filter(b -> b.related() == related)
                        .map(RowDuties.Barred::login)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private Optional<CountyNominee> row(String caseId, String entryRef) {
        return roundOf(caseId)
                .flatMap(round -> nominees.find(Long.parseLong(entryRef))
                        .filter(n -> n.roundId().equals(round.id())));
    }

    private Optional<CountyRound> roundOf(String caseId) {
        try {
            return rounds.find(UUID.fromString(caseId));
        } catch (IllegalArgumentException anotherFlowsCase) {
            return Optional.empty();
        }
    }
}
