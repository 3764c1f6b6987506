package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.spreadsheet.SpreadsheetProperties;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which a school keeps its roster; its data comes from the API. */
@Controller
class RosterPages {

    private final RosterAccess access;
    private final Schools schools;
    private final SpreadsheetProperties limits;

    RosterPages(RosterAccess access, Schools schools, SpreadsheetProperties limits) {
        this.access = access;
        this.schools = schools;
        this.limits = limits;
    }

    @GetMapping("/roster")
    String roster(Actor actor, Model model) {
        if (!access.keepsAny(actor)) {
            throw RosterAccess.notFound();
        }
        Collection<String> kept = access.schoolsOf(actor);
        List<Schools.School> choice = schools.all().stream()
                .filter(school -> kept == null || kept.contains(school.id()))
                .toList();
        model.addAttribute("county", kept == null);
        model.addAttribute("schools", choice);
        model.addAttribute("maxBytes", limits.maxFileSize().toBytes());
        return "organization/roster";
    }
}
