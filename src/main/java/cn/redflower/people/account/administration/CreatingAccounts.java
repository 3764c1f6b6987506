package cn.redflower.people.account.administration;

import cn.redflower.people.account.invitation.Inviting;
import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.names.PersonName;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.typed.MailAddresses;
import cn.redflower.platform.typed.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a person with her posts and account, or an account for a person who is there. It has no password that anybody
 * knows until she sets one by the link in her mail.
 */
@Service
class CreatingAccounts {

    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{1,31}");

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final PostRules rules;
    private final GivingPosts giving;
    private final Inviting inviting;
    private final EngineIdentities identities;
    private final MailAddresses addresses;
    private final AuditTrail trail;

    CreatingAccounts(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            PostRules rules,
            GivingPosts giving,
            Inviting inviting,
            EngineIdentities identities,
            MailAddresses addresses,
            AuditTrail trail) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.rules = rules;
        this.giving = giving;
        this.inviting = inviting;
        this.identities = identities;
        this.addresses = addresses;
        this.trail = trail;
    }

    /** As typed. @param invite whether to send the mail at once */
    record Wanted(String name, String email, String login, List<PostWanted> posts, boolean invite) {

        Wanted {
            name = PersonName.of(name).text();
            email = MailAddresses.typed(email);
            login = Typed.line(login);
            posts = posts == null ? List.of() : List.copyOf(posts);
        }
    }

    /** @return the person's id, or everything that is wrong */
    @Transactional
    public Outcome<Long> create(Wanted wanted) {
        List<PostWanted> posts =
                wanted.posts().stream().map(rules::complete).distinct().toList();
        List<Refusal> reasons = new ArrayList<>();
        if (wanted.name().isEmpty() || PersonName.of(wanted.name()).length() > PersonName.LONGEST) {
            reasons.add(Refusal.rule("account.create.name", PersonName.LONGEST));
        } else if (PersonName.of(wanted.name()).isMarkup()) {
            reasons.add(Refusal.rule("account.create.name-markup"));
        }
        reasons.addAll(addresses.reasonsAgainst(wanted.email()));
        if (wanted.invite() && wanted.email() == null) {
            reasons.add(Refusal.rule("account.invite.no-email"));
        }
        reasons.addAll(reasonsAgainst(wanted.login()));
        posts.forEach(post -> reasons.addAll(rules.reasonsAgainst(post)));
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        long person = jdbc.sql("insert into honors.person (name, email) values (?, ?) returning id")
                .params(wanted.name(), wanted.email())
                .query(Long.class)
                .single();
        posts.forEach(post -> giving.insert(person, wanted.login(), post));
        open(person, wanted.login());
        if (wanted.invite()) {
            inviting.invite(wanted.login()).orThrow();
        }
        return Outcome.done(person);
    }

    /** For a person who has none yet. */
    @Transactional
    public Outcome<Void> createFor(long person, String typed) {
        String login = Typed.line(typed);
        if (jdbc.sql("select id from honors.person where id = ? for update")
                .param(person)
                .query(Long.class)
                .optional()
                .isEmpty()) {
            return Outcome.refused(Refusal.notFound("account.not-found"));
        }
        if (jdbc.sql("select exists (select 1 from honors.account where person_id = ?)")
                .param(person)
                .query(Boolean.class)
                .single()) {
            return Outcome.refused(Refusal.conflict("account.create.has-one"));
        }
        List<Refusal> reasons = reasonsAgainst(login);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        open(person, login);
        return Outcome.done();
    }

    private List<Refusal> reasonsAgainst(String login) {
        if (!LOGIN.matcher(login).matches()) {
            return List.of(Refusal.rule("account.create.login"));
        }
        // two administrators may have the same thought, with other capitals
        jdbc.sql("select pg_advisory_xact_lock(hashtext(lower(?)))")
                .param("login " + login)
                .query(row -> {});
        boolean taken = jdbc.sql("select exists (select 1 from honors.account where lower(login) = lower(?))")
                .param(login)
                .query(Boolean.class)
                .single();
        return taken ? List.of(Refusal.conflict("account.create.login-taken", login)) : List.of();
    }

    private void open(long person, String login) {
        jdbc.sql("insert into honors.account (login, person_id, password_hash) values (?, ?, ?)")
                .params(login, person, encoder.encode(UUID.randomUUID().toString() + UUID.randomUUID()))
                .update();
        identities.synchronize();
        trail.record(AuditEvent.done("account.created", null, login, null));
    }
}
