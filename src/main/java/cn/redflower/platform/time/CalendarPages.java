package cn.redflower.platform.time;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The working calendar for people: the years, a year as month sheets, and for the administrator its days as lines of
 * text.
 */
@Controller
@RequestMapping("/calendar")
class CalendarPages {

    private final CalendarYears years;
    private final MaintainingCalendar maintaining;
    private final Problems problems;
    private final Clock clock;

    CalendarPages(CalendarYears years, MaintainingCalendar maintaining, Problems problems, Clock clock) {
        this.years = years;
        this.maintaining = maintaining;
        this.problems = problems;
        this.clock = clock;
    }

    /** What is wrong, as the page shows it; line 0 is the text as a whole. */
    record Shown(int line, String sentence) {}

    @GetMapping
    String all(HttpServletRequest request, Model model) {
        List<CalendarYears.Listed> present = years.all();
        int next = Math.max(
                LocalDate.now(clock).getYear(),
                present.stream().mapToInt(CalendarYears.Listed::year).max().orElse(0) + 1);
        model.addAttribute("years", present);
        model.addAttribute("nextYear", next);
        model.addAttribute("mayEdit", mayEdit(request));
        return "workingday/years";
    }

    @GetMapping("/{year:\\d{4}}")
    String year(@PathVariable int year, HttpServletRequest request, Model model) {
        Optional<CalendarYear> present = years.find(year);
        model.addAttribute("lines", CalendarLines.write(years.daysOf(year)));
        model.addAttribute("confirmed", present.map(CalendarYear::confirmed).orElse(false));
        return show(year, present, present.map(CalendarYear::version).orElse(0), List.of(), request, model);
    }

    @PostMapping("/{year:\\d{4}}")
    String keep(
            @PathVariable int year,
            @RequestParam int version,
            @RequestParam String lines,
            @RequestParam(defaultValue = "false") boolean confirmed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        WorkingCalendarApi.requireAdministrator(request);
        CalendarLines read = CalendarLines.read(year, lines);
        List<Shown> faults = read.faults().stream()
                .map(f -> new Shown(f.line(), problems.sentence(f.reason())))
                .toList();
        if (faults.isEmpty()) {
            Outcome<CalendarYear> outcome =
                    maintaining.keep(new CalendarYear(year, confirmed, version, read.days()), request.getRemoteUser());
            if (outcome instanceof Outcome.Refused<CalendarYear> refused) {
                faults = refused.reasons().stream()
                        .map((Refusal r) -> new Shown(0, problems.sentence(r)))
                        .toList();
            } else {
                next.addFlashAttribute("saved", String.valueOf(year));
                return "redirect:/calendar/" + year;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("lines", lines);
        model.addAttribute("confirmed", confirmed);
        return show(year, years.find(year), version, faults, request, model);
    }

    private String show(
            int year,
            Optional<CalendarYear> present,
            int version,
            List<Shown> faults,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("year", year);
        model.addAttribute("version", version);
        model.addAttribute("present", present.orElse(null));
        model.addAttribute("grid", present.map(YearGrid::of).orElse(null));
        model.addAttribute("faults", faults);
        model.addAttribute("mayEdit", mayEdit(request));
        return "workingday/year";
    }

    private static boolean mayEdit(HttpServletRequest request) {
        return request.isUserInRole("ADMINISTRATOR");
    }
}
