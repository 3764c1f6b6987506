package cn.redflower.honours.countyround.nomination;

import cn.redflower.people.organ.Actor;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a school's list; its data comes from the API. */
@Controller
class NominationPages {

    private final NominationAccess access;

    NominationPages(NominationAccess access) {
        this.access = access;
    }

    @GetMapping("/county-awards/nominations/{id}")
    String nomination(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("id", access.visible(actor, id).id());
        return "countyaward/nomination";
    }
}
