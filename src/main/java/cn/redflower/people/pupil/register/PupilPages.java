package cn.redflower.people.pupil.register;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.register.KeepingPupils.Saved;
import cn.redflower.people.pupil.register.KeepingPupils.Wanted;
import cn.redflower.people.pupil.roster.ReadingPupil.Typed;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which pupils are looked for, looked at and corrected. */
@Controller
@RequestMapping("/pupils")
class PupilPages {

    private final PupilAccess access;
    private final Pupils pupils;
    private final KeepingPupils keeping;
    private final PupilSheet sheet;

    PupilPages(PupilAccess access, Pupils pupils, KeepingPupils keeping, PupilSheet sheet) {
        this.access = access;
        this.pupils = pupils;
        this.keeping = keeping;
        this.sheet = sheet;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return sheet.zone();
    }

    /** The form of one pupil as it was typed. @param namesakeKnown null where it was not ticked */
    record Form(
            String version,
            String schoolId,
            String squadronId,
            String squad,
            String number,
            String name,
            String sex,
            String birth,
            String joined,
            String guardian,
            String publication,
            Boolean namesakeKnown) {

        static Form of(Pupil p) {
            return new Form(
                    p.version(),
                    p.schoolId(),
                    p.squadronId(),
                    p.squad(),
                    p.number(),
                    p.name(),
                    p.sex(),
                    p.birth(),
                    p.joined(),
                    p.guardianConsent() == null ? "" : p.guardianConsent().toString(),
                    String.valueOf(p.publicationConsent()),
                    false);
        }

        Wanted wanted() {
            return new Wanted(squadronId, new Typed(squad, number, name, sex, birth, joined, guardian, publication));
        }
    }

    @GetMapping
    @ShowsMinors
    String list(
            @MayAnywhere(Permission.SEE_PUPILS) Actor actor,
            @RequestParam(defaultValue = "") String school,
            @RequestParam(defaultValue = "") String squadron,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "HERE") String state,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        PupilAccess.Scope scope = access.scope(actor);
        PupilSearch.State wanted = List.of(PupilSearch.State.values()).stream()
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElse(PupilSearch.State.HERE);
        List<Schools.School> choice = sheet.schools(scope);
        String chosen = choice.size() == 1 ? choice.get(0).id() : school;
        int number = page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
        model.addAttribute(
                "found",
                pupils.search(scope, new PupilSearch(chosen, squadron, q, wanted, number, PupilApi.ON_A_PAGE)));
        model.addAttribute("schools", choice);
        model.addAttribute(
                "squadrons",
                chosen.isEmpty() || choice.stream().noneMatch(each -> each.id().equals(chosen))
                        ? List.of()
                        : sheet.squadrons(chosen));
        model.addAttribute("school", chosen);
        model.addAttribute("squadron", squadron);
        model.addAttribute("q", q.strip());
        model.addAttribute("state", wanted);
        model.addAttribute("states", PupilSearch.State.values());
        model.addAttribute("keeps", actor.mayAnywhere(Permission.KEEP_ROSTER));
        model.addAttribute(
                "seesTransfers", scope.everywhere() || !scope.schools().isEmpty());
        return "pupil/pupils";
    }

    @GetMapping("/new")
    String empty(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor,
            @RequestParam(defaultValue = "") String school,
            Model model) {
        Form form = new Form(null, school, "", "", "", "", "", "", "", "", "", false);
        return blank(actor, form, List.of(), model);
    }

    @PostMapping
    String add(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor,
            @ModelAttribute("typed") Form typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Outcome<Saved> outcome =
                keeping.add(actor, typed.schoolId(), typed.wanted(), Boolean.TRUE.equals(typed.namesakeKnown()));
        if (outcome instanceof Outcome.Refused<Saved> refused) {
            response.setStatus(refused.reasons().get(0).kind().status());
            return blank(actor, typed, refused.reasons(), model);
        }
        return saved(outcome.orThrow(), "added", next);
    }

    private String blank(Actor actor, Form form, List<Refusal> reasons, Model model) {
        PupilAccess.Scope kept = new PupilAccess.Scope(
                actor.mayEverywhere(Permission.KEEP_ROSTER), actor.schoolsWhereMay(Permission.KEEP_ROSTER), Set.of());
        List<Schools.School> choice = sheet.schools(kept);
        String school = choice.size() == 1 ? choice.get(0).id() : form.schoolId();
        boolean known =
                school != null && choice.stream().anyMatch(each -> each.id().equals(school));
        model.addAttribute("schools", choice);
        model.addAttribute("school", known ? school : "");
        sheet.choices(known ? school : null, null, model);
        model.addAttribute("typed", form);
        model.addAttribute("reasons", sheet.sentences(reasons));
        model.addAttribute(
                "namesake",
                reasons.stream()
                        .anyMatch(reason -> reason.code().startsWith("pupil.namesake")
                                || reason.code().equals("pupil.waits-to-be-taken-in")));
        return "pupil/new";
    }

    private String saved(Saved saved, String done, RedirectAttributes next) {
        next.addFlashAttribute("done", done);
        next.addFlashAttribute("hints", sheet.sentences(saved.hints()));
        return "redirect:/pupils/" + saved.id();
    }

    @GetMapping("/{pupilId}")
    @ShowsMinors
    String one(@MayAnywhere(Permission.SEE_PUPILS) Actor actor, @PathVariable long pupilId, Model model) {
        Pupil pupil = access.find(actor, pupilId);
        sheet.show(pupil, Form.of(pupil), access.keeps(actor, pupil.schoolId()), model);
        return "pupil/pupil";
    }

    @PostMapping("/{pupilId}")
    String correct(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor,
            @PathVariable long pupilId,
            @ModelAttribute("typed") Form typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Outcome<Saved> outcome = keeping.correct(actor, pupilId, typed.version(), typed.wanted());
        if (outcome instanceof Outcome.Refused<Saved> refused) {
            Pupil now = access.findToKeep(actor, pupilId);
            response.setStatus(refused.reasons().get(0).kind().status());
            model.addAttribute("reasons", sheet.sentences(refused.reasons()));
            model.addAttribute("meanwhile", !now.version().equals(typed.version()));
            sheet.show(now, typed, true, model);
            return "pupil/pupil";
        }
        return saved(outcome.orThrow(), "corrected", next);
    }

    @PostMapping("/{pupilId}/leaving")
    String leave(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor,
            @PathVariable long pupilId,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        LeftReason given = LeftReason.byHand().stream()
                .filter(each -> each.name().equals(reason))
                .findFirst()
                .orElse(null);
        next.addFlashAttribute("leavingOn", on);
        next.addFlashAttribute("leavingReason", reason);
        return back(pupilId, keeping.leave(actor, pupilId, on, given), "left", next);
    }

    @PostMapping("/{pupilId}/return")
    String comeBack(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable long pupilId, RedirectAttributes next) {
        return back(pupilId, keeping.comeBack(actor, pupilId), "back", next);
    }

    private String back(long pupilId, Outcome<Void> outcome, String done, RedirectAttributes next) {
        if (outcome instanceof Outcome.Refused<Void> refused) {
            next.addFlashAttribute("elsewhere", sheet.sentences(refused.reasons()));
        } else {
            next.addFlashAttribute("done", done);
        }
        return "redirect:/pupils/" + pupilId;
    }
}
