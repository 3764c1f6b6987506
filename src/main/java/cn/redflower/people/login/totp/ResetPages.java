package cn.redflower.people.login.totp;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the administrator helps whoever lost her telephone, and sees who must use codes and does not yet. */
@Controller
@RequestMapping("/accounts/totp")
class ResetPages {

    private final CodesInUse codes;
    private final SwitchingTotp switching;
    private final Problems problems;
    private final Clock clock;

    ResetPages(CodesInUse codes, SwitchingTotp switching, Problems problems, Clock clock) {
        this.codes = codes;
        this.switching = switching;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    String list(Actor actor, @RequestParam(defaultValue = "") String part, Model model) {
        requireAdministrator(actor);
        model.addAttribute("own", actor.login());
        model.addAttribute("part", part.strip());
        model.addAttribute("people", codes.like(part.strip()));
        model.addAttribute("most", CodesInUse.MOST);
        model.addAttribute("zone", clock.getZone());
        return "signin/people";
    }

    @PostMapping("/{login}/reset")
    String reset(
            Actor actor,
            @PathVariable String login,
            @RequestParam(defaultValue = "") String part,
            RedirectAttributes next) {
        requireAdministrator(actor);
        if (switching.reset(login, actor.login()) instanceof Outcome.Refused<Void> refused) {
            next.addFlashAttribute(
                    "problem", problems.sentence(refused.reasons().get(0)));
        } else {
            next.addFlashAttribute("said", problems.text("signin.people.reset-done", login));
        }
        next.addAttribute("part", part);
        return "redirect:/accounts/totp";
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isAdministrator()) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
    }
}
