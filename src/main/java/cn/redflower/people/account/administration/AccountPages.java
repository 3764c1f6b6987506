package cn.redflower.people.account.administration;

import cn.redflower.people.account.administration.CreatingAccounts.Wanted;
import cn.redflower.people.account.administration.Directory.Listed;
import cn.redflower.people.account.administration.Directory.Search;
import cn.redflower.people.account.administration.Directory.State;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's pages: find somebody, make an account, and everything that can be done with one. */
@Controller
@RequestMapping("/accounts")
class AccountPages {

    private static final int ON_A_PAGE = 50;

    private final Directory directory;
    private final CreatingAccounts creating;
    private final GivingPosts giving;
    private final KeepingAccounts keeping;
    private final Problems texts;

    AccountPages(
            Directory directory,
            CreatingAccounts creating,
            GivingPosts giving,
            KeepingAccounts keeping,
            Problems texts) {
        this.directory = directory;
        this.creating = creating;
        this.giving = giving;
        this.keeping = keeping;
        this.texts = texts;
    }

    /** Runs before whatever is asked for here. */
    @ModelAttribute
    void administratorsOnly(Actor actor) {
        AccountsApi.requireAdministrator(actor);
    }

    /** The form for a new person as it was typed. */
    record Typed(
            String name, String email, String login, PostKind kind, String organId, String squadronId, boolean invite) {

        Wanted wanted() {
            boolean noPost = kind == null && (organId == null || organId.isBlank());
            return new Wanted(
                    name,
                    email,
                    login,
                    noPost ? List.of() : List.of(new PostWanted(kind, organId, squadronId)),
                    invite);
        }
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        State wanted = List.of(State.values()).stream()
                .filter(s -> s.name().equals(state))
                .findFirst()
                .orElse(null);
        model.addAttribute("found", directory.search(new Search(q, organ, wanted, page, ON_A_PAGE)));
        model.addAttribute("q", q.strip());
        model.addAttribute("organ", organ);
        model.addAttribute("state", wanted);
        model.addAttribute("states", State.values());
        model.addAttribute("organs", directory.organs());
        return "account/accounts";
    }

    @GetMapping("/new")
    String empty(Model model) {
        return form(new Typed("", "", "", null, "", "", true), List.of(), model);
    }

    @PostMapping
    String create(
            @ModelAttribute("typed") Typed typed, Model model, HttpServletResponse response, RedirectAttributes next) {
        Outcome<Long> outcome = creating.create(typed.wanted());
        if (outcome instanceof Outcome.Refused<Long> refused) {
            response.setStatus(refused.reasons().get(0).kind().status());
            return form(typed, refused.reasons(), model);
        }
        next.addFlashAttribute("done", typed.invite() ? "created-invited" : "created");
        return "redirect:/accounts/" + outcome.orThrow();
    }

    private String form(Typed typed, List<Refusal> reasons, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("reasons", sentences(reasons));
        choices(model);
        return "account/new";
    }

    @GetMapping("/{person}")
    String person(@PathVariable long person, Model model) {
        Listed listed =
                directory.person(person).orElseThrow(() -> new RefusedException(Refusal.notFound("account.not-found")));
        model.addAttribute("p", listed);
        choices(model);
        return "account/person";
    }

    @PostMapping("/{person}/account")
    String createFor(
            @PathVariable long person, @RequestParam(defaultValue = "") String login, RedirectAttributes next) {
        return back(person, creating.createFor(person, login), "created", next);
    }

    @PostMapping("/{person}/email")
    String correctAddress(
            @PathVariable long person, @RequestParam(defaultValue = "") String email, RedirectAttributes next) {
        next.addFlashAttribute("email", email);
        return back(person, keeping.correctAddress(person, email), "email", next);
    }

    @PostMapping("/{person}/posts")
    String give(
            @PathVariable long person,
            @RequestParam(required = false) PostKind kind,
            @RequestParam(defaultValue = "") String organId,
            @RequestParam(defaultValue = "") String squadronId,
            RedirectAttributes next) {
        PostWanted post = new PostWanted(kind, organId, squadronId);
        Outcome<Void> outcome = giving.give(person, post);
        if (outcome instanceof Outcome.Refused) {
            next.addFlashAttribute("post", post);
        }
        return back(person, outcome, "post-given", next);
    }

    @PostMapping("/{person}/posts/{post}/end")
    String end(@PathVariable long person, @PathVariable long post, RedirectAttributes next) {
        return back(person, giving.end(person, post), "post-ended", next);
    }

    @PostMapping("/{person}/{action:disable|enable|unlock|end-sessions|invite}")
    String act(@PathVariable long person, @PathVariable String action, RedirectAttributes next) {
        return back(person, keeping.act(person, AccountsApi.action(action)), action, next);
    }

    private String back(long person, Outcome<Void> outcome, String done, RedirectAttributes next) {
        if (outcome instanceof Outcome.Refused<Void> refused) {
            if (refused.reasons().get(0).code().equals("account.not-found")) {
                outcome.orThrow();
            }
            next.addFlashAttribute("reasons", sentences(refused.reasons()));
        } else {
            next.addFlashAttribute("done", done);
        }
        return "redirect:/accounts/" + person;
    }

    private void choices(Model model) {
        model.addAttribute("kinds", PostKind.values());
        model.addAttribute("organs", directory.organs());
    }

    private List<String> sentences(List<Refusal> reasons) {
        return reasons.stream().map(texts::sentence).distinct().toList();
    }
}
