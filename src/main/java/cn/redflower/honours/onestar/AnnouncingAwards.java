package cn.redflower.honours.onestar;

import cn.redflower.casework.publicnotice.InvestigationOverdue;
import cn.redflower.casework.publicnotice.NoticeDraft;
import cn.redflower.casework.publicnotice.NoticeExtended;
import cn.redflower.casework.publicnotice.NoticePublished;
import cn.redflower.casework.publicnotice.NoticedRows;
import cn.redflower.casework.publicnotice.ObjectionUpheld;
import cn.redflower.casework.publicnotice.ObjectionsToAnswer;
import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.onestar.Nominees.Kind;
import cn.redflower.honours.onestar.Nominees.LogLine;
import cn.redflower.honours.onestar.Nominees.Nominee;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has the list that the committee approved noticed, and takes off it what an objection struck. */
@Component
public class AnnouncingAwards implements NoticedRows {

    private final Evaluations evaluations;
    private final Nominees nominees;
    private final PublicNotices notices;
    private final Posts posts;
    private final Problems texts;
    private final OneStarLetters letters;
    private final Involvements involvements;

    AnnouncingAwards(
            Evaluations evaluations,
            Nominees nominees,
            PublicNotices notices,
            Posts posts,
            Problems texts,
            OneStarLetters letters,
            Involvements involvements) {
        this.evaluations = evaluations;
        this.nominees = nominees;
        this.notices = notices;
        this.posts = posts;
        this.texts = texts;
        this.letters = letters;
        this.involvements = involvements;
    }

    /** Prepares the notice; gives its id for the process that publishes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID prepare(UUID evaluationId) {
        Evaluation evaluation = evaluations.lock(evaluationId).orElseThrow();
        List<NoticeDraft.Row> rows = nominees.of(evaluationId, (Kind) null).stream()
                .filter(Nominee::approved)
                .map(n -> row(evaluation, n))
                .toList();
        UUID noticeId = notices.prepare(new NoticeDraft(
                evaluationId.toString(),
                evaluation.schoolId(),
                evaluation.schoolId(),
                texts.text("badge.notice.issuer", evaluation.schoolName()),
                texts.text("badge.notice.title", evaluation.schoolName(), evaluation.schoolYear()),
                texts.text("badge.award.one-star"),
                texts.text("badge.notice.basis"),
                contact(evaluation),
                evaluation.noticeDays(),
                true,
                rows));
        evaluations.noticed(evaluationId, noticeId, null);
        return noticeId;
    }

    private static NoticeDraft.Row row(Evaluation evaluation, Nominee n) {
        String ref = String.valueOf(n.id());
        return n.kind() == Kind.COLLECTIVE
                ? NoticeDraft.Row.collective(ref, n.squadronName(), n.grade(), evaluation.schoolName())
                : NoticeDraft.Row.individual(
                        ref, n.name(), n.publicationConsent(), n.grade(), n.squadronName(), evaluation.schoolName());
    }

    /** The chair, or the brigade counselor of a school that has none. */
    private NoticeDraft.Contact contact(Evaluation evaluation) {
        return posts.holders(evaluation.schoolId(), PostKind.SCHOOL_CHAIR).stream()
                .findFirst()
                .or(
                        () -> posts
                                .holders(
                                        evaluation.schoolId(),
                                        PostKind.SCHOOL_COMMITTEE_MEMBER,
                                        PostKind.BRIGADE_COUNSELOR)
                                .stream()
                                .findFirst())
                .map(holder -> new NoticeDraft.Contact(holder.name(), null, holder.email()))
                .orElseGet(() -> new NoticeDraft.Contact(
                        texts.text("badge.notice.issuer", evaluation.schoolName()),
                        texts.text("badge.notice.no-phone"),
                        null));
    }

    /** Keeps the address and tells the school's people. */
    @EventListener
    void published(NoticePublished event) {
        evaluationOf(event.caseId()).ifPresent(evaluation -> {
            evaluations.noticed(evaluation.id(), event.noticeId(), event.path());
            letters.noticed(evaluation, event.title(), event.path(), event.lastDay());
        });
    }

    /** It stays up longer: whoever was told a date is told the other one. */
    @EventListener
    void extended(NoticeExtended event) {
        evaluationOf(event.caseId()).ifPresent(evaluation -> letters.noticeExtended(evaluation, event));
    }

    /** Somebody objects: the committee is told. */
    @EventListener
    void objected(ObjectionsToAnswer event) {
        evaluationOf(event.caseId()).ifPresent(letters::objectionToInvestigate);
    }

    /** An objection lies with the committee: it is told again. */
    @EventListener
    void overdue(InvestigationOverdue event) {
        evaluationOf(event.caseId()).ifPresent(letters::objectionToInvestigate);
    }

    /** An objection was right: the row is struck, with the finding as its reason. */
    @EventListener
    void upheld(ObjectionUpheld event) {
        evaluationOf(event.caseId()).ifPresent(evaluation -> {
            long id = Long.parseLong(event.entryRef());
            nominees.find(id).ifPresent(row -> {
                nominees.strike(id, event.reason());
                nominees.log(
                        evaluation.id(), List.of(new LogLine(id, row.squadronId(), "STRIKE", event.reason())), null);
            });
        });
    }

    @Override
    public Optional<String> fullName(String caseId, String entryRef) {
        return row(caseId, entryRef).map(Nominee::name);
    }

    @Override
    public Set<String> putForwardBy(String caseId, String entryRef) {
        return row(caseId, entryRef).map(n -> involvements.authorsOf(n.id())).orElse(Set.of());
    }

    @Override
    public Set<String> relativesOf(String caseId, String entryRef) {
        return row(caseId, entryRef)
                .map(n -> involvements.relatives(List.of(n.evaluationId())).stream()
                        .filter(r -> r.nomineeId() == n.id())
                        .map(Involvements.Relative::login)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private Optional<Nominee> row(String caseId, String entryRef) {
        return evaluationOf(caseId)
                .flatMap(evaluation -> nominees.find(Long.parseLong(entryRef))
                        .filter(n -> n.evaluationId().equals(evaluation.id())));
    }

    private Optional<Evaluation> evaluationOf(String caseId) {
        try {
            return evaluations.find(UUID.fromString(caseId));
        } catch (IllegalArgumentException anotherFlowsCase) {
            return Optional.empty();
        }
    }
}
