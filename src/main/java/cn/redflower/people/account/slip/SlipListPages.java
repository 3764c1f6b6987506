package cn.redflower.people.account.slip;

import cn.redflower.people.account.invitation.Inviting;
import cn.redflower.people.account.slip.MakingSlips.Wanted;
import cn.redflower.people.account.slip.SlipHolders.Holder;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has set a password and who has not, and the paper for those who have not: a school's, or the county's. */
@Controller
@RequestMapping("/account-slips")
class SlipListPages {

    private final MakingSlips making;
    private final SlipHolders holders;
    private final Inviting inviting;
    private final Problems texts;

    SlipListPages(MakingSlips making, SlipHolders holders, Inviting inviting, Problems texts) {
        this.making = making;
        this.holders = holders;
        this.inviting = inviting;
        this.texts = texts;
    }

    @GetMapping
    String list(
            @MayAnywhere(Permission.KEEP_ACCOUNTS) Actor actor,
            @RequestParam(defaultValue = "") String organ,
            Model model) {
        fill(actor, organ, List.of(), model);
        return "account/slips";
    }

    @PostMapping
    Object print(
            @MayAnywhere(Permission.KEEP_ACCOUNTS) Actor actor,
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String which,
            @RequestParam(defaultValue = "false") boolean onlyWithoutMail,
            @RequestParam(required = false) List<Long> people) {
        boolean chosen = which.equals("chosen");
        Outcome<byte[]> outcome = chosen && (people == null || people.isEmpty())
                ? Outcome.refused(Refusal.rule("account.slip.nobody"))
                : making.print(actor, new Wanted(organ, onlyWithoutMail, chosen ? people : List.of()));
        if (outcome instanceof Outcome.Done<byte[]> paper) {
            return SlipApi.download(paper.value(), texts.text("account.slip.title"));
        }
        ModelAndView page = new ModelAndView("account/slips");
        page.setStatus(HttpStatus.valueOf(outcome.reasons().get(0).kind().status()));
        Model model = new ExtendedModelMap();
        fill(actor, organ, outcome.reasons(), model);
        page.addAllObjects(model.asMap());
        return page;
    }

    @PostMapping("/invitations")
    String invite(@MayAnywhere(Permission.OPERATE) Actor actor, RedirectAttributes next) {
        if (!actor.isAdministrator()) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
        next.addFlashAttribute("invited", inviting.inviteUnused(null));
        return "redirect:/account-slips";
    }

    private void fill(Actor actor, String organ, List<Refusal> reasons, Model model) {
        boolean county = actor.mayEverywhere(Permission.KEEP_ACCOUNTS);
        List<Holder> listed = county && organ.isEmpty() ? List.of() : making.within(actor, organ);
        model.addAttribute("county", county);
        model.addAttribute("organ", organ);
        model.addAttribute("organs", county ? holders.organs() : List.of());
        model.addAttribute("holders", listed);
        model.addAttribute("posts", making.posts(listed));
        model.addAttribute("zone", ZoneId.of("Asia/Shanghai"));
        model.addAttribute("reasons", reasons.stream().map(texts::sentence).toList());
    }
}
