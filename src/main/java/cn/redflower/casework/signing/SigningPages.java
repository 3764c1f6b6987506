package cn.redflower.casework.signing;

import cn.redflower.people.organ.Actor;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a signing; its data comes from the API. */
@Controller
class SigningPages {

    private final SigningViews views;

    SigningPages(SigningViews views) {
        this.views = views;
    }

    @GetMapping("/signings/{id}")
    String signing(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("id", views.visible(actor, id).id());
        return "signing/signing";
    }
}
