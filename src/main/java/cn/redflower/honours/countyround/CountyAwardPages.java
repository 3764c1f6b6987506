package cn.redflower.honours.countyround;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of the county's rounds; their data comes from the API. */
@Controller
class CountyAwardPages {

    private final CountyRoundViews views;

    CountyAwardPages(CountyRoundViews views) {
        this.views = views;
    }

    @GetMapping("/county-awards")
    String calendar(Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("manages", actor.mayAnywhere(Permission.MANAGE_COUNTY_AWARDS));
        model.addAttribute("kinds", views.kinds());
        return "countyaward/calendar";
    }

    @GetMapping("/county-awards/{id}")
    String round(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("id", views.visible(actor, id).id());
        model.addAttribute("revokes", actor.mayAnywhere(Permission.PROPOSE_REVOCATIONS));
        return "countyaward/round";
    }
}
