package cn.redflower.people.login.totp;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page after the password: asks for the code, and then goes on to where the person was going. */
@Controller
@RequestMapping(SecondStep.CODE_PAGE)
class CodePage {

    private final CheckingCodes checking;
    private final SecondStep secondStep;
    private final Problems problems;
    private final RequestCache requests;

    CodePage(CheckingCodes checking, SecondStep secondStep, Problems problems, RequestCache requests) {
        this.requests = requests;
        this.checking = checking;
        this.secondStep = secondStep;
        this.problems = problems;
    }

    @GetMapping
    String page(
            @RequestAttribute(name = SecondStep.OWING, required = false) Authentication owing,
            Principal person,
            Model model) {
        return owing == null ? owesNothing(person) : asking(owing, null, model);
    }

    @PostMapping
    String check(
            @RequestAttribute(name = SecondStep.OWING, required = false) Authentication owing,
            @RequestParam(defaultValue = "") String code,
            Principal person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (owing == null) {
            return owesNothing(person);
        }
        if (checking.check(owing.getName(), code) instanceof Outcome.Refused<Void> refused) {
            return asking(owing, problems.sentence(refused.reasons().get(0)), model);
        }
        secondStep.given(owing, request, response);
        SavedRequest wanted = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        return "redirect:" + (wanted == null ? "/" : wanted.getRedirectUrl());
    }

    private static String owesNothing(Principal person) {
        return person == null ? "redirect:/login" : "redirect:/";
    }

    private static String asking(Authentication owing, String problem, Model model) {
        model.addAttribute("login", owing.getName());
        model.addAttribute("problem", problem);
        return "signin/code";
    }
}
