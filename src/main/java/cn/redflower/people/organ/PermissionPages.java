package cn.redflower.people.organ;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The table of permissions for everybody who works here: nobody has to guess why something is closed to her. */
@Controller
class PermissionPages {

    @GetMapping("/permissions")
    String table(Model model) {
        model.addAttribute("posts", PostKind.values());
        model.addAttribute("permissions", Permission.values());
        return "organization/permissions";
    }
}
