package cn.redflower.signin.totp;

import cn.redflower.problem.Outcome;
import cn.redflower.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page after the password: asks for the code, and then goes on to where the person was going. */
@Controller
@RequestMapping("/login/totp")
class CodePage {

    private final CheckingCodes checking;
    private final SecondStep secondStep;
    private final Problems problems;
    private final RequestCache requests = new HttpSessionRequestCache();

    CodePage(CheckingCodes checking, SecondStep secondStep, Problems problems) {
        this.checking = checking;
        this.secondStep = secondStep;
        this.problems = problems;
    }

    @GetMapping
    String page(Authentication login) {
        return secondStep.owedBy(login) == SecondStep.Owed.CODE ? "signin/code" : "redirect:/";
    }

    @PostMapping
    String check(Authentication login, @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (secondStep.owedBy(login) != SecondStep.Owed.CODE) {
            return "redirect:/";
        }
        if (checking.check(login.getName(), code) instanceof Outcome.Refused<Void> refused) {
            model.addAttribute("problem", problems.sentence(refused.reasons().get(0)));
            return "signin/code";
        }
        secondStep.given(request, response);
        SavedRequest wanted = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        return "redirect:" + (wanted == null ? "/" : wanted.getRedirectUrl());
    }
}
