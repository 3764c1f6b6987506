package cn.redflower.people.pupil.kinship;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Post;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 亲属申报: one's own declarations, a new one, taking one back. */
@Controller
@RequestMapping("/kinship")
class KinshipPages {

    private final DeclaringKinship declaring;
    private final Schools schools;
    private final Problems problems;
    private final Clock clock;

    KinshipPages(DeclaringKinship declaring, Schools schools, Problems problems, Clock clock) {
        this.declaring = declaring;
        this.schools = schools;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    String own(Actor actor, Model model) {
        return show(
                actor,
                actor.posts().stream().map(Post::organId).findFirst().orElse(null),
                null,
                null,
                List.of(),
                model);
    }

    @PostMapping
    String declare(
            Actor actor,
            @RequestParam(required = false) String schoolId,
            @RequestParam(required = false) String pupilNumber,
            @RequestParam(required = false) Kinship.Relation relation,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (declaring.declare(actor, schoolId, pupilNumber, relation) instanceof Outcome.Refused<Kinship> refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(
                    actor,
                    schoolId,
                    pupilNumber,
                    relation,
                    refused.reasons().stream().map(problems::sentence).toList(),
                    model);
        }
        next.addFlashAttribute("done", "declared");
        return "redirect:/kinship";
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        declaring.withdraw(actor, id).orThrow();
        next.addFlashAttribute("done", "withdrawn");
        return "redirect:/kinship";
    }

    private String show(
            Actor actor,
            String schoolId,
            String pupilNumber,
            Kinship.Relation relation,
            List<String> faults,
            Model model) {
        model.addAttribute("declarations", declaring.own(actor));
        model.addAttribute("schools", schools.all());
        model.addAttribute("relations", Kinship.Relation.values());
        model.addAttribute("schoolId", schoolId);
        model.addAttribute("pupilNumber", pupilNumber);
        model.addAttribute("relation", relation);
        model.addAttribute("faults", faults);
        model.addAttribute("zone", clock.getZone());
        return "organization/kinship";
    }
}
