package cn.redflower.platform.time;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The working calendar for machines: everybody may read it, an administrator replaces a year as a whole. */
@RestController
@RequestMapping("/api/working-calendar")
class WorkingCalendarApi {

    private final CalendarYears years;
    private final MaintainingCalendar maintaining;

    WorkingCalendarApi(CalendarYears years, MaintainingCalendar maintaining) {
        this.years = years;
        this.maintaining = maintaining;
    }

    /** @param version the one that was read, 0 for a year that is not there yet */
    record Change(
            @Min(0) int version,
            boolean confirmed,
            @NotNull @Size(max = 366) List<@NotNull @Valid Day> days) {}

    record Day(
            @NotNull LocalDate date,
            @NotNull SpecialDay.Kind kind,
            @NotNull String label) {}

    @GetMapping
    List<CalendarYears.Listed> all() {
        return years.all();
    }

    @GetMapping("/{year}")
    CalendarYear year(@PathVariable int year) {
        return years.find(year)
                .orElseThrow(
                        () -> new RefusedException(Refusal.notFound("workingday.year-missing", String.valueOf(year))));
    }

    @PutMapping("/{year}")
    CalendarYear replace(@PathVariable int year, @RequestBody @Valid Change change, HttpServletRequest request) {
        requireAdministrator(request);
        List<SpecialDay> days = change.days().stream()
                .map(d -> new SpecialDay(d.date(), d.kind(), d.label().strip()))
                .toList();
        return maintaining
                .keep(new CalendarYear(year, change.confirmed(), change.version(), days), request.getRemoteUser())
                .orThrow();
    }

    static void requireAdministrator(HttpServletRequest request) {
        if (!request.isUserInRole("ADMINISTRATOR")) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
    }
}
