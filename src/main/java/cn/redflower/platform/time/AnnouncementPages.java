package cn.redflower.platform.time;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The State Council's announcement as it is pasted: checked first, written once the administrator confirms. What was
 * pasted stays.
 */
@Controller
@RequestMapping("/calendar/announcement")
class AnnouncementPages {

    private final TakingAnnouncement taking;
    private final Problems problems;

    AnnouncementPages(TakingAnnouncement taking, Problems problems) {
        this.taking = taking;
        this.problems = problems;
    }

    @GetMapping
    String empty(HttpServletRequest request, Model model) {
        WorkingCalendarApi.requireAdministrator(request);
        model.addAttribute("faults", List.of());
        return "workingday/announcement";
    }

    /** Reads the text and shows what it says; with {@code stamp}, what was shown before is confirmed. */
    @PostMapping
    String read(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(required = false) String stamp,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        WorkingCalendarApi.requireAdministrator(request);
        Integer asked = year.strip().matches("20\\d\\d") ? Integer.valueOf(year.strip()) : null;
        if (stamp != null) {
            try {
                Outcome<TakingAnnouncement.Preview> taken = taking.take(text, asked, stamp, request.getRemoteUser());
                if (taken instanceof Outcome.Done<TakingAnnouncement.Preview> done) {
                    next.addFlashAttribute(
                            done.value().changesNothing() ? "unchanged" : "saved",
                            String.valueOf(done.value().announcement().year()));
                    return "redirect:/calendar/" + done.value().announcement().year();
                }
                model.addAttribute("conflict", sentences(((Outcome.Refused<?>) taken).reasons()));
            } catch (RefusedException meanwhile) {
                model.addAttribute("conflict", sentences(meanwhile.reasons()));
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return show(text, year, taking.read(text, asked), response, model);
    }

    private String show(
            String text, String year, TakingAnnouncement.Preview preview, HttpServletResponse response, Model model) {
        if (!preview.mayBeTaken()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("text", text);
        model.addAttribute("typedYear", year);
        model.addAttribute("asksForYear", preview.announcement().asksForYear());
        model.addAttribute(
                "faults",
                preview.announcement().faults().stream()
                        .map(f -> problems.sentence(f.reason()))
                        .toList());
        if (preview.mayBeTaken()) {
            model.addAttribute("preview", preview);
            model.addAttribute(
                    "holidays", AnnouncedTable.of(preview.announcement().days()));
        }
        return "workingday/announcement";
    }

    private List<String> sentences(List<Refusal> reasons) {
        return reasons.stream().map(problems::sentence).toList();
    }
}
