package cn.redflower.people.county.units;

import cn.redflower.people.county.units.KeepingUnits.Wanted;
import cn.redflower.people.county.units.Units.Unit;
import cn.redflower.people.county.workbook.UnitKind;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an administrator keeps single units and squadrons. */
@Controller
@RequestMapping("/county/units")
class UnitPages {

    private final Units units;
    private final KeepingUnits keeping;
    private final ClosingUnits closing;
    private final Schools schools;
    private final Problems texts;
    private final Clock clock;

    UnitPages(Units units, KeepingUnits keeping, ClosingUnits closing, Schools schools, Problems texts, Clock clock) {
        this.units = units;
        this.keeping = keeping;
        this.closing = closing;
        this.clock = clock;
        this.schools = schools;
        this.texts = texts;
    }

    @GetMapping
    String all(@MayAnywhere(Permission.OPERATE) Actor actor, Model model) {
        return list(new Wanted(UnitKind.SCHOOL, null, "", ""), List.of(), model);
    }

    @PostMapping
    String add(
            @MayAnywhere(Permission.OPERATE) Actor actor,
            @RequestParam(required = false) UnitKind kind,
            @RequestParam(required = false) Integer number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String parentId,
            Model model,
            HttpServletResponse response) {
        Wanted wanted = new Wanted(kind, number, name, parentId);
        Outcome<String> outcome = keeping.add(wanted);
        if (outcome instanceof Outcome.Refused<String> refused) {
            response.setStatus(refused.reasons().get(0).kind().status());
            return list(wanted, refused.reasons(), model);
        }
        return "redirect:/county/units/" + outcome.orThrow();
    }

    private String list(Wanted typed, List<Refusal> reasons, Model model) {
        model.addAttribute("units", units.all());
        model.addAttribute("kinds", UnitKind.values());
        model.addAttribute("parents", units.parents());
        model.addAttribute("typed", typed);
        model.addAttribute("reasons", sentences(reasons));
        return "county/units";
    }

    @GetMapping("/{unit}")
    String unit(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable("unit") String id, Model model) {
        Unit unit = units.find(id).orElseThrow(UnitPages::notFound);
        model.addAttribute("unit", unit);
        model.addAttribute("parents", units.parents());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("squadrons", schools.squadronsOf(id));
        return "county/unit";
    }

    @PostMapping("/{unit}")
    String change(
            @MayAnywhere(Permission.OPERATE) Actor actor,
            @PathVariable("unit") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String parentId,
            RedirectAttributes next) {
        next.addFlashAttribute("typedName", name);
        return back(id, keeping.change(id, name, parentId), next);
    }

    @PostMapping("/{unit}/squadrons")
    String addSquadron(
            @MayAnywhere(Permission.OPERATE) Actor actor,
            @PathVariable("unit") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Integer grade,
            RedirectAttributes next) {
        Outcome<String> outcome = keeping.addSquadron(id, name, grade);
        if (outcome instanceof Outcome.Refused) {
            next.addFlashAttribute("typedSquadron", name);
        }
        return back(id, outcome, next);
    }

    @PostMapping("/{unit}/closing")
    String close(
            @MayAnywhere(Permission.OPERATE) Actor actor,
            @PathVariable("unit") String id,
            @RequestParam(required = false) LocalDate lastDay,
            RedirectAttributes next) {
        next.addFlashAttribute("typedDay", lastDay);
        return back(id, closing.close(id, lastDay), next);
    }

    @PostMapping("/{unit}/opening")
    String open(
            @MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable("unit") String id, RedirectAttributes next) {
        return back(id, closing.open(id), next);
    }

    private String back(String id, Outcome<?> outcome, RedirectAttributes next) {
        if (outcome.reasons().stream().anyMatch(reason -> reason.code().equals("problem.not-found"))) {
            throw notFound();
        }
        next.addFlashAttribute("reasons", sentences(outcome.reasons()));
        next.addFlashAttribute("saved", outcome.reasons().isEmpty());
        return "redirect:/county/units/" + id;
    }

    private List<String> sentences(List<Refusal> reasons) {
        return reasons.stream().map(texts::sentence).toList();
    }

    private static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("problem.not-found"));
    }
}
