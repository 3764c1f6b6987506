package cn.redflower.demo.clock;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what time the product takes it to be, and lets anybody move it. */
@Controller
@Profile("demo")
@RequestMapping("/demo/clock")
class ClockPages {

    private static final int MOST_DAYS = 366;
    private static final int MOST_WORKING_DAYS = 20;
    private static final String BACK = "redirect:/demo/clock?moved";

    private final DemoClock clock;
    private final OpenDeadlines deadlines;

    ClockPages(DemoClock clock, OpenDeadlines deadlines) {
        this.clock = clock;
        this.deadlines = deadlines;
    }

    @GetMapping
    String page(Model model) {
        Duration offset = clock.offset();
        model.addAttribute("now", clock.now());
        model.addAttribute("moved", !offset.isZero());
        model.addAttribute("ahead", !offset.isNegative());
        model.addAttribute("days", Math.abs(Math.round(offset.toMinutes() / (24 * 60.0))));
        model.addAttribute("deadlines", deadlines.next());
        return "demo/clock";
    }

    @PostMapping("/advance")
    String advance(@RequestParam(defaultValue = "1") int days) {
        clock.advance(Math.max(1, Math.min(days, MOST_DAYS)));
        return BACK;
    }

    @PostMapping("/next-working-day")
    String nextWorkingDay() {
        clock.advanceToWorkingDay().orThrow();
        return BACK;
    }

    @PostMapping("/working-days")
    String workingDays(@RequestParam(defaultValue = "1") int days) {
        clock.advanceWorkingDays(Math.max(1, Math.min(days, MOST_WORKING_DAYS))).orThrow();
        return BACK;
    }

    /**
     * Past a deadline that somebody waits for: the one that was asked for, else the next. One that is no more is left
     * as it is.
     */
    @PostMapping("/deadline")
    String deadline(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) OffsetDateTime at) {
        return deadlines.next().stream()
                .filter(deadline -> at == null || deadline.at().isEqual(at))
                .findFirst()
                .map(deadline -> {
                    clock.passBy(deadline.at());
                    return BACK;
                })
                .orElse("redirect:/demo/clock?none");
    }

    @PostMapping("/reset")
    String reset() {
        clock.reset();
        return BACK;
    }
}
