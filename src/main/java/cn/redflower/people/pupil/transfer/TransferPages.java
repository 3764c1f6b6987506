package cn.redflower.people.pupil.transfer;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.register.PupilAccess;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which schools hand pupils over and take them in, and the county sees whom nobody takes in. */
@Controller
@RequestMapping("/pupils")
class TransferPages {

    private final PupilAccess pupils;
    private final Transfers transfers;
    private final HandingOver handing;
    private final TakingIn taking;
    private final Schools schools;
    private final Problems texts;

    TransferPages(
            PupilAccess pupils,
            Transfers transfers,
            HandingOver handing,
            TakingIn taking,
            Schools schools,
            Problems texts) {
        this.pupils = pupils;
        this.transfers = transfers;
        this.handing = handing;
        this.taking = taking;
        this.schools = schools;
        this.texts = texts;
    }

    /** A transfer with what may be done. */
    record Line(Transfer transfer, boolean maySee, boolean mayTakeIn, boolean mayWithdraw) {}

    @GetMapping("/transfers")
    @ShowsMinors
    String waiting(@MayAnywhere(Permission.SEE_PUPILS) Actor actor, Model model) {
        PupilAccess.Scope scope = pupils.scope(actor);
        List<Line> lines = transfers.waiting(scope).stream()
                .map(each -> new Line(
                        each,
                        actor.may(Permission.SEE_PUPILS, each.fromSchool()),
                        pupils.keeps(actor, each.toSchool()),
                        pupils.keeps(actor, each.fromSchool())))
                .toList();
        model.addAttribute("county", scope.everywhere());
        model.addAttribute("patience", Transfers.PATIENCE);
        model.addAttribute(
                "overdue",
                lines.stream().filter(line -> line.transfer().overdue()).toList());
        model.addAttribute(
                "coming",
                lines.stream()
                        .filter(line -> !scope.everywhere() && line.mayTakeIn())
                        .toList());
        model.addAttribute(
                "others",
                lines.stream()
                        .filter(line -> scope.everywhere() || !line.mayTakeIn())
                        .toList());
        return "pupil/transfers";
    }

    @PostMapping("/{pupilId}/transfer")
    String handOver(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor,
            @PathVariable long pupilId,
            @RequestParam(defaultValue = "") String toSchool,
            @RequestParam(defaultValue = "") String on,
            RedirectAttributes next) {
        Outcome<UUID> outcome = handing.handOver(actor, pupilId, toSchool, on);
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            next.addFlashAttribute("elsewhere", sentences(refused.reasons()));
            next.addFlashAttribute("transferSchool", toSchool);
            next.addFlashAttribute("transferOn", on);
        } else {
            next.addFlashAttribute("done", "handed-over");
        }
        return "redirect:/pupils/" + pupilId;
    }

    @GetMapping("/transfers/{transferId}")
    @ShowsMinors
    String prospect(@MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable UUID transferId, Model model) {
        TakingIn.Prospect prospect = taking.prospect(actor, transferId);
        if (prospect.transfer().status() != Transfer.Status.WAITING) {
            model.addAttribute("reasons", List.of(texts.text("pupil.transfer.over")));
        }
        return form(prospect, "", prospect.number(), model);
    }

    @PostMapping("/transfers/{transferId}/reception")
    String takeIn(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor,
            @PathVariable UUID transferId,
            @RequestParam(defaultValue = "") String squadronId,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "false") boolean namesakeKnown,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Outcome<Long> outcome = taking.takeIn(actor, transferId, squadronId, number, namesakeKnown);
        if (outcome instanceof Outcome.Refused<Long> refused) {
            response.setStatus(refused.reasons().get(0).kind().status());
            model.addAttribute("reasons", sentences(refused.reasons()));
            return form(taking.prospect(actor, transferId), squadronId, number, model);
        }
        next.addFlashAttribute("done", "taken-in");
        return "redirect:/pupils/" + outcome.orThrow();
    }

    private String form(TakingIn.Prospect prospect, String squadronId, String number, Model model) {
        model.addAttribute("prospect", prospect);
        model.addAttribute("t", prospect.transfer());
        model.addAttribute("squadrons", schools.squadronsOf(prospect.transfer().toSchool()));
        model.addAttribute("squadronId", squadronId);
        model.addAttribute("number", number);
        return "pupil/reception";
    }

    @PostMapping("/transfers/{transferId}/withdrawal")
    String withdraw(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable UUID transferId, RedirectAttributes next) {
        Outcome<Void> outcome = handing.withdraw(actor, transferId);
        if (outcome instanceof Outcome.Refused<Void> refused) {
            next.addFlashAttribute("reasons", sentences(refused.reasons()));
        } else {
            next.addFlashAttribute("done", "withdrawn");
        }
        return "redirect:/pupils/transfers";
    }

    private List<String> sentences(List<Refusal> reasons) {
        return reasons.stream().map(texts::sentence).distinct().toList();
    }
}
