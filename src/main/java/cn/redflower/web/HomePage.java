package cn.redflower.web;

import cn.redflower.casework.repair.ListingRepairs;
import cn.redflower.people.account.WhyLogIn;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.time.MissingYears;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page after login: where each person's work is. */
@Controller
class HomePage {

    private final MissingYears missing;
    private final ListingRepairs repairs;
    private final Schools schools;

    HomePage(MissingYears missing, ListingRepairs repairs, Schools schools) {
        this.missing = missing;
        this.repairs = repairs;
        this.schools = schools;
    }

    @GetMapping("/")
    String home(Actor actor, Model model) {
        model.addAttribute("missingYears", actor.isAdministrator() ? missing.today() : List.of());
        model.addAttribute("actor", actor);
        model.addAttribute("repairsWaiting", repairs.waitingFor(actor));
        model.addAttribute(
                "emptyCounty", actor.isAdministrator() && schools.all().isEmpty());
        model.addAttribute("keepsAccounts", actor.mayAnywhere(Permission.KEEP_ACCOUNTS));
        model.addAttribute("keepsRoster", actor.mayAnywhere(Permission.KEEP_ROSTER));
        model.addAttribute("seesPupils", actor.mayAnywhere(Permission.SEE_PUPILS));
        model.addAttribute("awardsBadges", actor.mayAnywhere(Permission.AWARD_BASIC_BADGES));
        model.addAttribute("seesOneStar", actor.mayAnywhere(Permission.SEE_PROGRESS));
        model.addAttribute("seesCountyAwards", actor.mayAnywhere(Permission.SEE_COUNTY_AWARDS));
        model.addAttribute("seesRevocations", actor.mayAnywhere(Permission.SEE_REVOCATIONS));
        return "home";
    }

    @GetMapping("/login")
    String login(@RequestParam(required = false) String wait, HttpServletRequest request, Model model) {
        // whatever else a link may say there is not shown
        model.addAttribute("minutes", wait != null && wait.matches("[0-9]{1,2}") ? wait : null);
        if (request.getQueryString() == null) {
            WhyLogIn.of(request).ifPresent(why -> model.addAttribute("why", why.text()));
        }
        return "login";
    }
}
