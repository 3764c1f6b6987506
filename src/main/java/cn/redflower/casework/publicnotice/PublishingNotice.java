package cn.redflower.casework.publicnotice;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a prepared list on its public page and counts how long it stays there. */
@Component
public class PublishingNotice {

    private final Notices notices;
    private final NoticeEntries entries;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PublishingNotice(
            Notices notices,
            NoticeEntries entries,
            WorkingCalendar calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.notices = notices;
        this.entries = entries;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Publishes a notice as of today. Once published it stays as it is, however often this is called.
     *
     * @return the notice with its period
     * @throws cn.redflower.platform.problem.RefusedException if the calendar lacks the year in which the notice would
     *     end
     */
    @Transactional
    public Notice publish(UUID noticeId) {
        Notice notice = notices.lock(noticeId);
        if (notice.status() != Notice.Status.PREPARED) {
            return notice;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), AdjustableClock.ZONE);
        NoticePeriod period = new NoticePeriod(
                today, calendar.lastDayOfNotice(today, notice.workingDays()).orThrow());
        notices.publish(noticeId, period);
        events.publishEvent(new NoticePublished(
                noticeId,
                notice.caseId(),
                notice.schoolId(),
                notice.title(),
                notice.round(),
                notice.path(),
                period.lastDay()));
        return notices.find(noticeId).orElseThrow();
    }

    /**
     * Prepares the next round of a list that changed materially: the rows that are left and those that came in.
     *
     * @return the new notice's id; the same one however often this is called
     */
    @Transactional
    public UUID prepareNextRound(UUID noticeId) {
        Notice notice = notices.lock(noticeId);
        if (notice.status() != Notice.Status.ENDED) {
            throw new RefusedException(Refusal.conflict("publicnotice.step.not-over"));
        }
        return notices.nextRoundOf(noticeId).map(Notice::id).orElseGet(() -> {
            UUID next = notices.addNextRound(noticeId, clock.instant());
            entries.carryOver(noticeId, next);
            return next;
        });
    }
}
