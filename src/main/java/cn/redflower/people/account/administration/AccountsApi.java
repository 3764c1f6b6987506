package cn.redflower.people.account.administration;

import cn.redflower.people.account.administration.CreatingAccounts.Wanted;
import cn.redflower.people.account.administration.Directory.Listed;
import cn.redflower.people.account.administration.Directory.Page;
import cn.redflower.people.account.administration.Directory.Search;
import cn.redflower.people.account.administration.Directory.State;
import cn.redflower.people.account.administration.KeepingAccounts.Action;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.organ.Schools.Squadron;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People, accounts and posts for the administrator's scripts. */
@RestController
@RequestMapping("/api/accounts")
class AccountsApi {

    private final Directory directory;
    private final CreatingAccounts creating;
    private final GivingPosts giving;
    private final KeepingAccounts keeping;
    private final Schools schools;

    AccountsApi(
            Directory directory,
            CreatingAccounts creating,
            GivingPosts giving,
            KeepingAccounts keeping,
            Schools schools) {
        this.directory = directory;
        this.creating = creating;
        this.giving = giving;
        this.keeping = keeping;
        this.schools = schools;
    }

    /** Runs before whatever is asked for here. */
    @ModelAttribute
    void administratorsOnly(Actor actor) {
        requireAdministrator(actor);
    }

    static void requireAdministrator(Actor actor) {
        if (!actor.isAdministrator()) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
    }

    record Login(String login) {}

    record Email(String email) {}

    /** @param q part of a name, a login or the name of a school or organ */
    @GetMapping
    Page search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(required = false) State state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return directory.search(new Search(q, organ, state, page, size));
    }

    @GetMapping("/{person}")
    Listed person(@PathVariable long person) {
        return directory.person(person).orElseThrow(() -> new RefusedException(Refusal.notFound("account.not-found")));
    }

    @GetMapping("/schools/{school}/squadrons")
    List<Squadron> squadrons(@PathVariable String school) {
        return schools.squadronsOf(school);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Listed create(@RequestBody Wanted wanted) {
        return person(creating.create(wanted).orThrow());
    }

    @PostMapping("/{person}/account")
    Listed createFor(@PathVariable long person, @RequestBody Login login) {
        creating.createFor(person, login.login()).orThrow();
        return person(person);
    }

    @PutMapping("/{person}/email")
    Listed correctAddress(@PathVariable long person, @RequestBody Email email) {
        keeping.correctAddress(person, email.email()).orThrow();
        return person(person);
    }

    @PostMapping("/{person}/posts")
    Listed give(@PathVariable long person, @RequestBody PostWanted post) {
        giving.give(person, post).orThrow();
        return person(person);
    }

    @DeleteMapping("/{person}/posts/{post}")
    Listed end(@PathVariable long person, @PathVariable long post) {
        giving.end(person, post).orThrow();
        return person(person);
    }

    @PostMapping("/{person}/{action:disable|enable|unlock|end-sessions|invite}")
    Listed act(@PathVariable long person, @PathVariable String action) {
        keeping.act(person, action(action)).orThrow();
        return person(person);
    }

    static Action action(String word) {
        return Action.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
