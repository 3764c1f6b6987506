package cn.redflower.honours.revocation;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of revocations; their data comes from the API. */
@Controller
class RevocationPages {

    private final RevocationAccess access;

    RevocationPages(RevocationAccess access) {
        this.access = access;
    }

    @GetMapping("/revocations")
    String list(Actor actor, Model model) {
        if (!actor.mayAnywhere(Permission.SEE_REVOCATIONS)) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
        model.addAttribute("actor", actor);
        model.addAttribute("proposes", actor.mayAnywhere(Permission.PROPOSE_REVOCATIONS));
        return "revocation/revocations";
    }

    @GetMapping("/revocations/{id}")
    String revocation(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("id", access.visible(actor, id).id());
        return "revocation/revocation";
    }
}
