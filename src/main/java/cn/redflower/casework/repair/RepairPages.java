package cn.redflower.casework.repair;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 流程更正: where a case stands, what is asked for, and the awarding organ's word. */
@Controller
@RequestMapping("/repairs")
class RepairPages {

    private final ListingRepairs listing;
    private final RequestingRepair requesting;
    private final ConfirmingRepair confirming;
    private final Problems problems;
    private final Clock clock;

    RepairPages(
            ListingRepairs listing,
            RequestingRepair requesting,
            ConfirmingRepair confirming,
            Problems problems,
            Clock clock) {
        this.listing = listing;
        this.requesting = requesting;
        this.confirming = confirming;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    String list(Actor actor, @RequestParam(required = false) String caseId, Model model) {
        if (caseId != null && !caseId.isBlank()) {
            Outcome<RequestingRepair.Found> found = requesting.look(actor, caseId.strip());
            if (found instanceof Outcome.Refused<RequestingRepair.Found> refused) {
                model.addAttribute("faults", sentences(refused.reasons()));
            } else {
                model.addAttribute("found", found.orThrow());
            }
        }
        model.addAttribute("caseId", caseId);
        model.addAttribute("operates", RepairingCases.operates(actor));
        model.addAttribute("repairs", listing.of(actor));
        model.addAttribute("zone", clock.getZone());
        return "repair/repairs";
    }

    @PostMapping
    String request(Actor actor, @ModelAttribute RequestingRepair.Wanted wanted, RedirectAttributes next) {
        return told(requesting.request(actor, wanted), "requested", next);
    }

    @PostMapping("/{id}/confirmation")
    String confirm(Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        return told(confirming.confirm(actor, id), "confirmed", next);
    }

    @PostMapping("/{id}/refusal")
    String refuse(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String remark,
            RedirectAttributes next) {
        return told(confirming.refuse(actor, id, remark), "refused", next);
    }

    /** Who has no business here gets the error page; who has reads on the list why it was not done. */
    private String told(Outcome<?> outcome, String done, RedirectAttributes next) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            boolean closed = refused.reasons().stream()
                    .anyMatch(reason ->
                            reason.kind() == Refusal.Kind.NOT_FOUND || reason.kind() == Refusal.Kind.NOT_ALLOWED);
            if (closed) {
                outcome.orThrow();
            }
            next.addFlashAttribute("faults", sentences(refused.reasons()));
        } else {
            next.addFlashAttribute("done", done);
        }
        return "redirect:/repairs";
    }

    private List<String> sentences(List<Refusal> reasons) {
        return reasons.stream().map(problems::sentence).toList();
    }
}
