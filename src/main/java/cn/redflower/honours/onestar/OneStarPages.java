package cn.redflower.honours.onestar;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of one-star rounds; their data comes from the API. */
@Controller
class OneStarPages {

    private final Schools schools;
    private final EvaluationViews views;
    private final OpeningRound opening;
    private final OneStarProperties properties;

    OneStarPages(Schools schools, EvaluationViews views, OpeningRound opening, OneStarProperties properties) {
        this.schools = schools;
        this.views = views;
        this.opening = opening;
        this.properties = properties;
    }

    @GetMapping("/one-star")
    String list(Actor actor, Model model) {
        boolean county = actor.mayEverywhere(Permission.OPEN_ONE_STAR);
        model.addAttribute("actor", actor);
        model.addAttribute("county", county);
        model.addAttribute("schoolYear", opening.currentSchoolYear());
        model.addAttribute("noticeDays", properties.noticeDays());
        model.addAttribute(
                "schools",
                schools.all().stream()
                        .filter(s -> actor.may(Permission.OPEN_ONE_STAR, s.id()))
                        .toList());
        return "badge/one-star";
    }

    @GetMapping("/one-star/{id}")
    String evaluation(Actor actor, @PathVariable UUID id, Model model) {
        Evaluation evaluation = views.visible(actor, id);
        model.addAttribute("actor", actor);
        model.addAttribute("id", evaluation.id());
        model.addAttribute("revokes", actor.may(Permission.PROPOSE_REVOCATIONS, evaluation.schoolId()));
        return "badge/evaluation";
    }
}
