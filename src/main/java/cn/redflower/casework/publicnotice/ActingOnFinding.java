package cn.redflower.casework.publicnotice;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from an investigation, or from the lack of one: each step can be repeated and takes effect once. */
@Component
public class ActingOnFinding {

    private final Notices notices;
    private final NoticeEntries entries;
    private final Objections objections;
    private final ObjectionTurns turns;
    private final PublicNoticeProperties properties;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ActingOnFinding(
            Notices notices,
            NoticeEntries entries,
            Objections objections,
            ObjectionTurns turns,
            PublicNoticeProperties properties,
            Clock clock,
            ApplicationEventPublisher events) {
        this.notices = notices;
        this.entries = entries;
        this.objections = objections;
        this.turns = turns;
        this.properties = properties;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Strikes the row of an objection that was upheld; a row that another objection has struck before stays struck for
     * that reason.
     */
    @Transactional
    public void strike(UUID objectionId) {
        Objection objection = objections.find(objectionId).orElseThrow();
        if (objection.status() != Objection.Status.UPHELD) {
            throw new RefusedException(Refusal.conflict("publicnotice.step.not-found-so"));
        }
        Notice notice = notices.lock(objection.noticeId());
        if (entries.strike(objection.entryId(), objection.finding(), clock.instant())) {
            String entryRef = entries.find(objection.entryId()).orElseThrow().entryRef();
            events.publishEvent(new ObjectionUpheld(notice.id(), notice.caseId(), entryRef, objection.finding()));
        }
        turns.beginNext(notice);
    }

    /** An investigation begins with an objection to this notice that nobody has answered. */
    public void requireRaised(String objectionId, String noticeId) {
        boolean raised = objectionId != null
                && objections
                        .find(UUID.fromString(objectionId))
                        .filter(objection -> objection.status() == Objection.Status.OPEN
                                && objection.noticeId().toString().equals(noticeId))
                        .isPresent();
        if (!raised) {
            throw new RefusedException(Refusal.conflict("publicnotice.step.not-raised"));
        }
    }

    /** Tells that an objection was dismissed. */
    @Transactional
    public void dismiss(UUID objectionId) {
        Objection objection = objections.find(objectionId).orElseThrow();
        if (objection.status() != Objection.Status.DISMISSED) {
            throw new RefusedException(Refusal.conflict("publicnotice.step.not-found-so"));
        }
        Notice notice = notices.lock(objection.noticeId());
        events.publishEvent(new ObjectionDismissed(objectionId, notice.id(), notice.caseId()));
        turns.beginNext(notice);
    }

    /** Records that an investigation takes too long, and tells those who should hurry. */
    @Transactional
    public void callIn(UUID objectionId) {
        Objection objection = objections.find(objectionId).orElseThrow();
        Instant due = objection.receivedAt().plus(properties.investigationTime());
        if (objection.status() != Objection.Status.OPEN || clock.instant().isBefore(due)) {
            throw new RefusedException(Refusal.conflict("publicnotice.step.not-overdue"));
        }
        Notice notice = notices.find(objection.noticeId()).orElseThrow();
        if (objections.markOverdue(objectionId, clock.instant())) {
            events.publishEvent(new InvestigationOverdue(
                    objectionId, notice.id(), notice.caseId(), notice.schoolId(), notice.investigatorGroup()));
        }
    }
}
