package cn.redflower.people.county.setup;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that leads an administrator through setting up. */
@Controller
class SetupPages {

    private final SettingUp settingUp;

    SetupPages(SettingUp settingUp) {
        this.settingUp = settingUp;
    }

    @GetMapping("/county")
    String steps(@MayAnywhere(Permission.OPERATE) Actor actor, Model model) {
        List<Step> steps = settingUp.steps();
        model.addAttribute("steps", steps);
        model.addAttribute(
                "missing", steps.stream().filter(step -> !step.done()).count());
        return "county/setup";
    }
}
