package cn.redflower.platform.time;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An administrator enters a year of the calendar, or corrects it, always as a whole. */
@Service
class MaintainingCalendar {

    private final CalendarYears years;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    MaintainingCalendar(CalendarYears years, AuditTrail trail, ApplicationEventPublisher events) {
        this.years = years;
        this.trail = trail;
        this.events = events;
    }

    /**
     * Keeps the year in place of what was there. What is open and was counted by it is counted anew, in the same
     * transaction.
     *
     * @param year with the version that was edited, 0 for a year that was not there yet
     * @param by the administrator's login
     * @return the year as it is kept now
     */
    @Transactional
    Outcome<CalendarYear> keep(CalendarYear year, String by) {
        List<Refusal> reasons = CalendarRules.defects(year.year(), year.days()).stream()
                .map(CalendarRules.Defect::reason)
                .toList();
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        boolean kept = year.version() == 0 ? years.insert(year, by) : years.replace(year, by);
        if (!kept) {
            return Outcome.refused(Refusal.conflict("workingday.changed-meanwhile", String.valueOf(year.year())));
        }
        events.publishEvent(new CalendarChanged(year.year()));
        trail.record(
                by,
                AuditEvent.done(
                        "calendar.changed", null, String.valueOf(year.year()), year.confirmed() ? "confirmed" : null));
        return Outcome.done(new CalendarYear(year.year(), year.confirmed(), year.version() + 1, year.days()));
    }

    /**
     * Adds days of another year that came with a year's announcement. A year that has not been entered stays so: it
     * will have them once it is.
     *
     * @param announced the year whose announcement names them
     * @param days of one other year
     */
    @Transactional
    Outcome<Void> bring(int announced, int other, List<SpecialDay> days, String by) {
        Map<LocalDate, SpecialDay> merged = new TreeMap<>();
        Stream.concat(years.daysOf(other).stream(), days.stream()).forEach(day -> merged.put(day.date(), day));
        List<Refusal> reasons = CalendarRules.defects(other, List.copyOf(merged.values())).stream()
                .map(CalendarRules.Defect::reason)
                .toList();
        boolean entered = years.has(other);
        if (entered && !reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        years.bring(announced, days);
        if (entered) {
            years.touch(other, by);
            events.publishEvent(new CalendarChanged(other));
            trail.record(by, AuditEvent.done("calendar.changed", null, String.valueOf(other), null));
        }
        return Outcome.done();
    }
}
