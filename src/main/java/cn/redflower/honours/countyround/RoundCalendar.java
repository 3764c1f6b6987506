package cn.redflower.honours.countyround;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The working days that a county's round needs: signing and notice are counted in them, so the calendar has to be there
 * before the dates that lead to them are fixed. What is asked is what the round reaches at the earliest; each later
 * step asks again.
 */
@Component
public class RoundCalendar {

    private final WorkingCalendar calendar;
    private final Clock clock;

    RoundCalendar(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What stands against a window that ends on this day: each year that nobody has entered. */
    List<Refusal> against(LocalDate closes, int signingDays, int noticeDays) {
        Set<Refusal> missing = new LinkedHashSet<>(
                calendar.covers(LocalDate.now(clock), closes).reasons());
        missing.addAll(after(closes.plusDays(1), signingDays, noticeDays));
        return List.copyOf(missing);
    }

    /** The same for a list that a school hands in later. */
    public List<Refusal> against(LocalDate closes, CountyRound round) {
        return against(closes, round.signingDays(), round.noticeDays());
    }

    /** What stands against laying the list before the organs today, to be noticed once they have signed. */
    public List<Refusal> againstSigningNow(CountyRound round) {
        return after(LocalDate.now(clock), round.signingDays(), round.noticeDays());
    }

    /** What stands against a notice that begins today. */
    List<Refusal> againstNoticeNow(CountyRound round) {
        return calendar.lastDayOfNotice(LocalDate.now(clock), round.noticeDays())
                .reasons();
    }

    private List<Refusal> after(LocalDate screened, int signingDays, int noticeDays) {
        Set<Refusal> missing = new LinkedHashSet<>(
                calendar.addWorkingDays(screened, signingDays).reasons());
        missing.addAll(calendar.lastDayOfNotice(screened, noticeDays).reasons());
        return List.copyOf(missing);
    }
}
