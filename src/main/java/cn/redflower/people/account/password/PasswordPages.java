package cn.redflower.people.account.password;

import cn.redflower.people.account.password.ChangingPassword.Change;
import cn.redflower.people.account.session.AccountState;
import cn.redflower.people.account.session.OpenSessions;
import cn.redflower.people.account.session.PresentSession;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which one changes one's own password, of one's own will or because it is an initial one. */
@Controller
@RequestMapping("/account/password")
class PasswordPages {

    private final ChangingPassword changing;
    private final PasswordPolicy policy;
    private final OpenSessions accounts;
    private final Problems texts;

    PasswordPages(ChangingPassword changing, PasswordPolicy policy, OpenSessions accounts, Problems texts) {
        this.changing = changing;
        this.policy = policy;
        this.accounts = accounts;
        this.texts = texts;
    }

    @GetMapping
    String empty(Actor actor, Model model) {
        return page(actor, List.of(), model);
    }

    @PostMapping
    String change(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String repeated,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes done) {
        boolean forced = isForced(actor);
        Outcome<Void> outcome = changing.change(
                actor, new Change(present, next, repeated), PresentSession.of(request), request.getRemoteAddr());
        if (outcome instanceof Outcome.Refused<Void> refused) {
            response.setStatus(refused.reasons().get(0).kind().status());
            return page(actor, refused.reasons(), model);
        }
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        done.addFlashAttribute("changed", true);
        return forced ? "redirect:/" : "redirect:/account";
    }

    private boolean isForced(Actor actor) {
        return accounts.state(actor.login())
                .map(AccountState::mustChangePassword)
                .orElse(false);
    }

    private String page(Actor actor, List<Refusal> reasons, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("forced", isForced(actor));
        model.addAttribute("shortest", policy.shortest());
        model.addAttribute("reasons", reasons.stream().map(texts::sentence).toList());
        return "account/password";
    }
}
