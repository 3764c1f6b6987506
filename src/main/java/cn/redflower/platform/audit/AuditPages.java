package cn.redflower.platform.audit;

import cn.redflower.platform.audit.AuditEntries.Listed;
import cn.redflower.platform.audit.ChainCheck.Result;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The audit trail for the administrator. */
@Controller
@RequestMapping("/audit")
class AuditPages {

    private static final int PAGE = 50;

    private final AuditEntries entries;
    private final CheckingTrail checking;
    private final ActionNames actions;
    private final SubjectWords words;
    private final Problems texts;
    private final Clock clock;

    AuditPages(
            AuditEntries entries,
            CheckingTrail checking,
            ActionNames actions,
            SubjectWords words,
            Problems texts,
            Clock clock) {
        this.entries = entries;
        this.checking = checking;
        this.actions = actions;
        this.words = words;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String trail(
            AuditFilter.Asked asked,
            @RequestParam(required = false) Long before,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        AuditApi.requireAdministrator(request);
        Outcome<List<Listed>> found = asked.read(clock.getZone()).then(filter -> entries.page(filter, before, PAGE));
        List<Listed> page = List.of();
        if (found instanceof Outcome.Refused<List<Listed>> refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute(
                    "wrong", refused.reasons().stream().map(texts::sentence).toList());
        } else {
            page = found.orThrow();
        }
        model.addAttribute("asked", asked);
        model.addAttribute("before", before);
        model.addAttribute("entries", page);
        model.addAttribute("words", words.of(page));
        model.addAttribute(
                "next", page.size() < PAGE ? null : page.get(PAGE - 1).number());
        model.addAttribute("names", actions.all());
        model.addAttribute("outcomes", AuditEvent.Outcome.values());
        model.addAttribute("organs", entries.organs());
        model.addAttribute("last", entries.last().orElse(null));
        model.addAttribute("check", entries.lastCheck().orElse(null));
        model.addAttribute("zone", clock.getZone());
        return "audit/trail";
    }

    @PostMapping("/check")
    String check(
            @RequestParam(required = false) String number,
            @RequestParam(required = false) String hash,
            HttpServletRequest request,
            RedirectAttributes next) {
        AuditApi.requireAdministrator(request);
        Outcome<Result> outcome = checking.check(number, hash);
        if (outcome instanceof Outcome.Refused<Result> refused) {
            next.addFlashAttribute("broken", texts.sentence(refused.reasons().get(0)));
        } else {
            Result result = outcome.orThrow();
            next.addFlashAttribute(
                    result.held() ? "intact" : "broken",
                    texts.text(CheckCommand.sentence(result), CheckCommand.arguments(result)));
        }
        return "redirect:/audit";
    }
}
