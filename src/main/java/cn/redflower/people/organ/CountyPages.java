package cn.redflower.people.organ;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an administrator says what the county and its organs are called. */
@Controller
@RequestMapping("/county/profile")
class CountyPages {

    private final CountyProfile profile;
    private final SettingCounty setting;
    private final Problems texts;

    CountyPages(CountyProfile profile, SettingCounty setting, Problems texts) {
        this.profile = profile;
        this.setting = setting;
        this.texts = texts;
    }

    /** Runs before whatever is asked for here. */
    @ModelAttribute
    void administratorsOnly(Actor actor) {
        CountyApi.requireAdministrator(actor);
    }

    @GetMapping
    String form(Model model) {
        return form(profile.settings(), List.of(), model);
    }

    /** What is there now stands beside what was typed where somebody else was faster, and may be set over. */
    @PostMapping
    String set(
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String shortName,
            @RequestParam(defaultValue = "") String noticeIssuer,
            @RequestParam(defaultValue = "") String documentCode,
            @RequestParam(defaultValue = "") String countyCommittee,
            @RequestParam(defaultValue = "") String youthLeague,
            @RequestParam(defaultValue = "") String educationBureau,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        CountySettings typed = new CountySettings(
                version, name, shortName, noticeIssuer, documentCode, countyCommittee, youthLeague, educationBureau);
        if (setting.set(typed) instanceof Outcome.Refused<CountySettings> refused) {
            Refusal.Kind kind = refused.reasons().get(0).kind();
            response.setStatus(kind.status());
            if (kind == Refusal.Kind.CONFLICT) {
                model.addAttribute("present", profile.settings());
            }
            return form(typed, refused.reasons(), model);
        }
        next.addFlashAttribute("saved", true);
        return "redirect:/county/profile";
    }

    private String form(CountySettings typed, List<Refusal> reasons, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("used", profile.with(profile.settings()));
        model.addAttribute("reasons", reasons.stream().map(texts::sentence).toList());
        return "county/profile";
    }
}
