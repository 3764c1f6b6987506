package cn.redflower.honours.countyround.screening;

import cn.redflower.people.organ.Actor;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of the screening; its data comes from the API. */
@Controller
class ScreeningPages {

    private final ScreeningViews views;

    ScreeningPages(ScreeningViews views) {
        this.views = views;
    }

    @GetMapping("/county-awards/{roundId}/screening")
    String screening(Actor actor, @PathVariable UUID roundId, Model model) {
        ScreeningViews.Overview round = views.overview(actor, roundId);
        model.addAttribute("actor", actor);
        model.addAttribute("id", roundId);
        model.addAttribute("round", round.schoolYear() + " 学年 " + round.award());
        return "countyaward/screening";
    }
}
