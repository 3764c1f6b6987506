package cn.redflower.casework.publicnotice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When objections are investigated: so many of a notice at a time, the others when one of those is decided, and what
 * says the same as one that is open together with it. However many somebody sends, the committee's worklist stays one
 * that can be worked off, its mailbox gets one letter for all that came in a while, and nothing that was sent is lost.
 * Whoever calls holds the notice's lock.
 */
@Component
class ObjectionTurns {

    private final Objections objections;
    private final Notices notices;
    private final PublicNoticeProperties properties;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ObjectionTurns(
            Objections objections,
            Notices notices,
            PublicNoticeProperties properties,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.objections = objections;
        this.notices = notices;
        this.properties = properties;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** Keeps the objection and begins its investigation if there is room for one more. */
    void take(Notice notice, Objection objection, UUID submission) {
        boolean begins = hasRoom(notice);
        UUID with = begins ? null : objections.sameMatter(objection).orElse(null);
        objections.add(objection, submission, new Objections.Turn(begins, with));
        if (begins) {
            begin(notice, objection.id());
        }
        tell(notice);
    }

    /** An investigation has come to its end: those who wait move up. */
    void beginNext(Notice notice) {
        while (hasRoom(notice)) {
            Optional<UUID> next = objections.beginNext(notice.id(), clock.instant());
            if (next.isEmpty()) {
                return;
            }
            begin(notice, next.get());
        }
    }

    private boolean hasRoom(Notice notice) {
        return objections.countUnderInvestigation(notice.id()) < properties.objectionsAtOnce();
    }

    private void begin(Notice notice, UUID objection) {
        events.publishEvent(new ObjectionRaised(
                objection, notice.id(), notice.caseId(), notice.schoolId(), notice.investigatorGroup()));
    }

    private void tell(Notice notice) {
        if (objections.tellNow(notice.id(), clock.instant(), properties.objectionsTold())) {
            events.publishEvent(new ObjectionsToAnswer(notice.id(), notice.caseId()));
        }
    }

    /** Tells of what has come in meanwhile. */
    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT10M")
    void tellOfTheRest() {
        List<UUID> untold = objections.untold(clock.instant(), properties.objectionsTold());
        untold.forEach(notice -> transaction.executeWithoutResult(status -> tell(notices.lock(notice))));
    }
}
