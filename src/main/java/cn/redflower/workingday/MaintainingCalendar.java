package cn.redflower.workingday;

import cn.redflower.audit.AuditEvent;
import cn.redflower.audit.AuditTrail;
import cn.redflower.problem.Outcome;
import cn.redflower.problem.Refusal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An administrator enters a year of the calendar, or corrects it, always as a whole. */
@Service
class MaintainingCalendar {

    private final CalendarYears years;
    private final AuditTrail trail;

    MaintainingCalendar(CalendarYears years, AuditTrail trail) {
        this.years = years;
        this.trail = trail;
    }

    /**
     * Keeps the year in place of what was there.
     *
     * @param year with the version that was edited, 0 for a year that was not there yet
     * @param by the administrator's login
     * @return the year as it is kept now
     */
    @Transactional
    Outcome<CalendarYear> keep(CalendarYear year, String by) {
        List<Refusal> reasons = CalendarRules.defects(year.year(), year.days()).stream().map(CalendarRules.Defect::reason).toList();
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        boolean kept = year.version() == 0 ? years.insert(year, by) : years.replace(year, by);
        if (!kept) {
            return Outcome.refused(Refusal.conflict("workingday.changed-meanwhile", String.valueOf(year.year())));
        }
        trail.record(by, AuditEvent.done("calendar.changed", null, String.valueOf(year.year()), year.confirmed() ? "confirmed" : null));
        return Outcome.done(new CalendarYear(year.year(), year.confirmed(), year.version() + 1, year.days()));
    }
}
