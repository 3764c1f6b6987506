package cn.redflower.people.login.totp;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person switches her one-time codes on and off. */
@Controller
@RequestMapping("/account/totp")
class TotpPages {

    private static final String HERE = "redirect:/account/totp";

    private final SwitchingTotp switching;
    private final Authenticators authenticators;
    private final Standings standings;
    private final SecondStep secondStep;
    private final Sealing sealing;
    private final Problems problems;
    private final Clock clock;

    TotpPages(
            SwitchingTotp switching,
            Authenticators authenticators,
            Standings standings,
            SecondStep secondStep,
            Sealing sealing,
            Problems problems,
            Clock clock) {
        this.switching = switching;
        this.authenticators = authenticators;
        this.standings = standings;
        this.secondStep = secondStep;
        this.sealing = sealing;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    String page(Actor actor, Model model) {
        Authenticator on =
                authenticators.of(actor.login()).filter(Authenticator::isOn).orElse(null);
        model.addAttribute("administrator", actor.isAdministrator());
        model.addAttribute("possible", sealing.isPossible());
        model.addAttribute("required", standings.of(actor.login()).required());
        model.addAttribute("since", on == null ? null : on.enabledAt().atZoneSameInstant(clock.getZone()));
        model.addAttribute("left", on == null ? 0 : authenticators.recoveryCodesLeft(actor.login()));
        model.addAttribute("now", OffsetDateTime.now(clock).atZoneSameInstant(clock.getZone()));
        switching
                .waiting(actor.login())
                .ifPresent(secret -> model.addAttribute(
                        "enrolment", Enrolment.of(secret, problems.text("signin.totp.issuer"), actor.login())));
        return "signin/totp";
    }

    @PostMapping("/begin")
    String begin(Actor actor, RedirectAttributes next) {
        return after(switching.begin(actor.login()), next, null);
    }

    @PostMapping("/cancel")
    String cancel(Actor actor) {
        switching.cancel(actor.login());
        return HERE;
    }

    @PostMapping("/confirm")
    String confirm(
            Actor actor,
            Authentication login,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        Outcome<List<String>> outcome = switching.confirm(actor.login(), code);
        if (outcome instanceof Outcome.Done<List<String>>) {
            secondStep.given(login, request, response);
        }
        return withCodes(outcome, next, "signin.totp.now-on");
    }

    @PostMapping("/recovery-codes")
    String renew(Actor actor, @RequestParam(defaultValue = "") String code, RedirectAttributes next) {
        return withCodes(switching.renew(actor.login(), code), next, "signin.totp.renewed");
    }

    @PostMapping("/off")
    String off(Actor actor, @RequestParam(defaultValue = "") String code, RedirectAttributes next) {
        return after(switching.switchOff(actor.login(), code), next, "signin.totp.now-off");
    }

    /** The codes travel to the next page only, and are gone with it. */
    private String withCodes(Outcome<List<String>> outcome, RedirectAttributes next, String said) {
        if (outcome instanceof Outcome.Done<List<String>> done) {
            next.addFlashAttribute("recoveryCodes", done.value());
        }
        return after(outcome, next, said);
    }

    private String after(Outcome<?> outcome, RedirectAttributes next, String said) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            next.addFlashAttribute(
                    "problem", problems.sentence(refused.reasons().get(0)));
        } else if (said != null) {
            next.addFlashAttribute("said", problems.text(said));
        }
        return HERE;
    }
}
