package cn.redflower.casework.publicnotice;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.time.CalendarChanged;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the working days of open notices anew when the calendar changes, and of each once more before it ends: a
 * notice that has lost days is extended, one that has won some is not shortened ({@code domain.md} §5, so many working
 * days).
 */
@Component
public class RecountingNotices {

    private final Notices notices;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RecountingNotices(Notices notices, WorkingCalendar calendar, Clock clock, ApplicationEventPublisher events) {
        this.notices = notices;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /**
     * All open notices, in the transaction that changes the calendar. Where the count reaches a year that is missing,
     * the notice's end asks again.
     */
    @EventListener
    void recount(CalendarChanged changed) {
        WorkingCalendar now = calendar.asItIsNow();
        notices.lockPublished().forEach(notice -> {
            if (now.lastDayOfNotice(notice.period().firstDay(), notice.workingDays())
                    instanceof Outcome.Done<LocalDate> last) {
                extend(notice, last.value());
            }
        });
    }

    /**
     * Counts a notice once more.
     *
     * @return whether its last day is over
     * @throws cn.redflower.platform.problem.RefusedException if the count reaches a year that is missing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean fulfilled(UUID noticeId) {
        Notice notice = notices.lock(noticeId);
        if (notice.status() != Notice.Status.PUBLISHED) {
            return true;
        }
        LocalDate last = calendar.lastDayOfNotice(notice.period().firstDay(), notice.workingDays())
                .orThrow();
        extend(notice, last);
        return new NoticePeriod(
                        notice.period().firstDay(), later(notice.period().lastDay(), last))
                .isOver(clock.instant());
    }

    private void extend(Notice notice, LocalDate last) {
        if (last.isAfter(notice.period().lastDay())) {
            notices.extend(notice.id(), last);
            events.publishEvent(new NoticeExtended(
                    notice.id(),
                    notice.caseId(),
                    notice.title(),
                    notice.path(),
                    notice.period().lastDay(),
                    last));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
