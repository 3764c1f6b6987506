package cn.redflower.casework.publicnotice;

import cn.redflower.casework.approval.TaskOffers;
import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the investigators of an objection do: read it, type on, and find that it is right or wrong. */
@Component
public class InvestigatingObjection {

    /** The objection is right; its row is struck. */
    public static final String UPHOLD = "uphold";
    /** The objection is wrong; the list stays. */
    public static final String DISMISS = "dismiss";
    /** The task in the model {@code public-notice}. */
    private static final String TASK = "Task_InvestigateObjection";
    /** How long an opinion may be. */
    public static final int OPINION_LENGTH = 2000;

    private final Notices notices;
    private final NoticeEntries entries;
    private final Objections objections;
    private final Investigators investigators;
    private final List<NoticedRows> flows;
    private final Accounts accounts;
    private final TaskOffers offers;
    private final AuditTrail trail;
    private final Clock clock;

    InvestigatingObjection(
            Notices notices,
            NoticeEntries entries,
            Objections objections,
            Investigators investigators,
            List<NoticedRows> flows,
            Accounts accounts,
            TaskOffers offers,
            AuditTrail trail,
            Clock clock) {
        this.notices = notices;
        this.entries = entries;
        this.objections = objections;
        this.investigators = investigators;
        this.flows = flows;
        this.trail = trail;
        this.accounts = accounts;
        this.offers = offers;
        this.clock = clock;
    }

    /** Everything an investigator needs to see. */
    public record Dossier(
            UUID id,
            String noticeTitle,
            String noticePath,
            Instant receivedAt,
            Objection.Status status,
            String complainant,
            String phone,
            String mail,
            String text,
            ConcernedRow row,
            String finding,
            Instant closedAt,
            Draft draft,
            int opinionLength,
            List<AlsoSaid> others) {}

    /** What somebody else has said of the same matter; it is answered with it. */
    public record AlsoSaid(Instant receivedAt, String complainant, String phone, String mail, String text) {}

    /** The row objected to, with the full name where the flow tells it. */
    public record ConcernedRow(
            int ordinal, String name, Integer grade, String squadronName, String schoolName, boolean struck) {}

    /** What the investigator has typed so far; {@code row} is a number on the page. */
    public record Draft(String decision, String opinion, Integer row) {}

    /** Reads the objection; whoever may not read it is told that there is none. */
    @Transactional(readOnly = true)
    public Outcome<Dossier> read(UUID objectionId, Actor actor) {
        Optional<Objection> found = objections.find(objectionId);
        Optional<Notice> notice = found.flatMap(o -> notices.find(o.noticeId()));
        if (notice.isEmpty() || !mayRead(actor, notice.get())) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        }
        Looks.concern(notice.get().issuerId());
        Objection objection = found.get();
        Objections.Draft typed = objections.draftOf(objectionId, actor.login());
        NoticeEntry row = rowOf(objection, typed);
        return Outcome.done(new Dossier(
                objectionId,
                notice.get().title(),
                notice.get().path(),
                objection.receivedAt(),
                objection.status(),
                objection.complainant(),
                objection.phone(),
                objection.mail(),
                objection.text(),
                concerned(notice.get(), row),
                objection.finding(),
                objection.closedAt(),
                new Draft(typed.decision(), typed.opinion(), row == null ? null : row.ordinal()),
                OPINION_LENGTH,
                objections.joinedTo(objectionId).stream()
                        .map(other -> new AlsoSaid(
                                other.receivedAt(), other.complainant(), other.phone(), other.mail(), other.text()))
                        .toList()));
    }

    /**
     * Keeps what the investigator has typed. A row that the list does not have is left out, so that the rest is kept
     * all the same.
     *
     * @return the dossier as it is now
     */
    @Transactional
    public Outcome<Dossier> keep(UUID objectionId, Actor actor, Draft draft) {
        Optional<Objection> found = objections.find(objectionId);
        Optional<Notice> notice = found.flatMap(o -> notices.find(o.noticeId()));
        if (notice.isEmpty() || !mayInvestigate(actor, notice.get())) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        }
        if (found.get().status() != Objection.Status.OPEN) {
            return Outcome.refused(Refusal.conflict("publicnotice.investigation.closed"));
        }
        if (draft.opinion() != null && draft.opinion().length() > OPINION_LENGTH) {
            return Outcome.refused(
                    Refusal.rule("publicnotice.investigation.opinion-too-long", String.valueOf(OPINION_LENGTH)));
        }
        String decision = UPHOLD.equals(draft.decision()) || DISMISS.equals(draft.decision()) ? draft.decision() : null;
        Long row = draft.row() == null
                ? null
                : entries.findByOrdinal(notice.get().id(), draft.row())
                        .map(NoticeEntry::id)
                        .orElse(null);
        objections.saveDraft(
                objectionId, actor.login(), new Objections.Draft(decision, draft.opinion(), row), clock.instant());
        return read(objectionId, actor);
    }

    /**
     * Records the finding. What follows from it is the process's next step ({@link ActingOnFinding}).
     *
     * @param decision {@link #UPHOLD} or {@link #DISMISS}
     */
    @Transactional
    public Outcome<Void> conclude(UUID objectionId, Actor actor, String decision, String opinion) {
        Optional<Objection> found = objections.find(objectionId);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        }
        Notice notice = notices.lock(found.get().noticeId());
        if (!mayInvestigate(actor, notice)) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        }
        NoticeEntry row = rowOf(found.get(), objections.draftOf(objectionId, actor.login()));
        List<Refusal> reasons = Stream.concat(found.stream(), objections.joinedTo(objectionId).stream())
                .flatMap(each -> investigators.conflictsOfInterest(actor, notice, each, row).stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        reasons.addAll(InvestigationRules.check(decision, opinion, row));
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Objection.Status status = decision.equals(UPHOLD) ? Objection.Status.UPHELD : Objection.Status.DISMISSED;
        boolean closed = objections.close(
                objectionId, status, row == null ? null : row.id(), opinion.strip(), actor.login(), clock.instant());
        if (closed) {
            objections.closeJoined(objectionId, clock.instant());
            trail.record(AuditEvent.done("objection.concluded", notice.issuerId(), objectionId.toString(), decision));
        }
        return closed ? Outcome.done() : Outcome.refused(Refusal.conflict("publicnotice.investigation.closed"));
    }

    private boolean mayRead(Actor actor, Notice notice) {
        return investigators.mayRead(actor, notice) || mayInvestigate(actor, notice);
    }

    /** The issuing organ's people, and whom the task fell to as nobody of them is left. */
    private boolean mayInvestigate(Actor actor, Notice notice) {
        return investigators.mayInvestigate(actor, notice) || offers.isOffered(notice.caseId(), TASK, actor.login());
    }

    /**
     * Who leaves this objection to others, as far as its row is known: whom it comes from, who put the row forward, the
     * pupil's relatives.
     */
    public Map<String, Refusal> leftToOthersBy(UUID objectionId) {
        Objection objection = objections.find(objectionId).orElseThrow();
        Notice notice = notices.find(objection.noticeId()).orElseThrow();
        Map<String, Refusal> reasons = new HashMap<>();
        if (objection.entryId() != null) {
            NoticeEntry row = entries.find(objection.entryId()).orElseThrow();
            investigators
                    .relatives(notice, row)
                    .forEach(
                            login -> reasons.put(login, Refusal.notAllowed("publicnotice.investigation.own-relative")));
            investigators
                    .authors(notice, row)
                    .forEach(login ->
                            reasons.put(login, Refusal.notAllowed("publicnotice.investigation.own-nomination")));
        }
        Stream.concat(Stream.of(objection), objections.joinedTo(objectionId).stream())
                .flatMap(each -> accounts.named(each.complainant()).stream())
                .forEach(login -> reasons.put(login, Refusal.notAllowed("publicnotice.investigation.own-complaint")));
        return reasons;
    }

    /** The row the investigator named, else the complainant's. */
    private NoticeEntry rowOf(Objection objection, Objections.Draft typed) {
        Long id = typed.entryId() != null ? typed.entryId() : objection.entryId();
        return id == null ? null : entries.find(id).orElseThrow();
    }

    private ConcernedRow concerned(Notice notice, NoticeEntry row) {
        if (row == null) {
            return null;
        }
        String name = flows.stream()
                .flatMap(flow -> flow.fullName(notice.caseId(), row.entryRef()).stream())
                .findFirst()
                .orElse(row.publicName());
        return new ConcernedRow(row.ordinal(), name, row.grade(), row.squadronName(), row.schoolName(), row.struck());
    }
}
