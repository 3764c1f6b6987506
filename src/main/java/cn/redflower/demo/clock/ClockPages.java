package cn.redflower.demo.clock;

import java.time.Duration;
import org.springframework.context.annotation.Profile;
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
    private static final String BACK = "redirect:/demo/clock?moved";

    private final DemoClock clock;

    ClockPages(DemoClock clock) {
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        Duration offset = clock.offset();
        model.addAttribute("now", clock.now());
        model.addAttribute("moved", !offset.isZero());
        model.addAttribute("ahead", !offset.isNegative());
        model.addAttribute("days", Math.abs(Math.round(offset.toMinutes() / (24 * 60.0))));
        return "demo/clock";
    }

    @PostMapping("/advance")
    String advance(@RequestParam(defaultValue = "1") int days) {
        clock.advance(Math.max(1, Math.min(days, MOST_DAYS)));
        return BACK;
    }

    @PostMapping("/next-working-day")
    String nextWorkingDay() {
        clock.advanceToNextWorkingDay().orThrow();
        return BACK;
    }

    @PostMapping("/reset")
    String reset() {
        clock.reset();
        return BACK;
    }
}
