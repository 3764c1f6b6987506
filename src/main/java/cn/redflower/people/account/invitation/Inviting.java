package cn.redflower.people.account.invitation;

import cn.redflower.people.account.invitation.PasswordLinks.Purpose;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.platform.mail.OneTimeLinks;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends somebody the mail with which she sets her password. No password is ever in a mail. */
@Service
public class Inviting {

    private final JdbcClient jdbc;
    private final PasswordLinks links;
    private final Letters letters;
    private final AuditTrail trail;

    Inviting(JdbcClient jdbc, PasswordLinks links, Letters letters, AuditTrail trail) {
        this.jdbc = jdbc;
        this.links = links;
        this.letters = letters;
        this.trail = trail;
    }

    private record Invited(boolean enabled, String email) {}

    /** The administrator invites; refused if the account is closed or has no address. */
    @Transactional
    public Outcome<Void> invite(String login) {
        Optional<Invited> invited = find(login);
        if (invited.isEmpty()) {
            return Outcome.refused(Refusal.notFound("account.not-found"));
        }
        if (!invited.get().enabled()) {
            return Outcome.refused(Refusal.conflict("account.invite.closed"));
        }
        if (invited.get().email() == null) {
            return Outcome.refused(Refusal.rule("account.invite.no-email"));
        }
        post(login, invited.get().email(), Purpose.INVITATION);
        trail.record(AuditEvent.done("account.invited", null, login, "invitation"));
        return Outcome.done();
    }

    private record Unused(String login, String email) {}

    /**
     * Invites everybody whose account is open, has an address and was never used, and who has no invitation that still
     * holds.
     *
     * @param organ whose people, null for all
     * @return how many
     */
    @Transactional
    public int inviteUnused(String organ) {
        List<Unused> unused =
                jdbc.sql("""
                        select a.login, trim(p.email) as email
                        from honors.account a join honors.person p on p.id = a.person_id
                        where a.enabled and a.activated_at is null and trim(p.email) <> ''
                            and (cast(:organ as text) is null or exists (select 1 from honors.post po
                                where po.person_id = p.id and po.until is null and po.organ_id = :organ))
                            and not exists (select 1 from honors.password_link l
                                where l.login = a.login and l.purpose = 'INVITATION' and l.used_at is null
                                    and coalesce(l.expires_at, now()) >= now())
                        order by a.login""").param("organ", organ).query(Unused.class).list();
        if (unused.isEmpty()) {
            return 0;
        }
        List<Long> prepared = links.prepare(unused.stream().map(Unused::login).toList());
        List<Letter> all = new ArrayList<>();
        for (int each = 0; each < unused.size(); each++) {
            all.add(invitation(unused.get(each).login(), unused.get(each).email(), prepared.get(each)));
            trail.record(
                    AuditEvent.done("account.invited", null, unused.get(each).login(), "invitation"));
        }
        letters.post("account/invitation", null, all);
        return all.size();
    }

    private Letter invitation(String login, String email, long link) {
        return new Letter(
                email,
                "invitation",
                Map.of(
                        "login",
                        login,
                        "hours",
                        links.valid(Purpose.INVITATION).toHours(),
                        OneTimeLinks.MODEL_KEY,
                        link));
    }

    /** Links that were sent become void: the address was wrong, or the account is closed. */
    @Transactional
    public void withdraw(String login) {
        links.withdraw(login);
    }

    /**
     * Somebody who cannot say who she is asks; nothing happens if there is no such account, no address, or she has just
     * asked.
     */
    @Transactional
    void askedFor(String typed) {
        jdbc.sql("select login from honors.account where lower(login) = lower(?)")
                .param(typed)
                .query(String.class)
                .optional()
                .ifPresent(this::askedForOwn);
    }

    private void askedForOwn(String login) {
        find(login)
                .filter(invited -> invited.enabled() && invited.email() != null && !links.askedLately(login))
                .ifPresent(invited -> {
                    post(login, invited.email(), Purpose.FORGOTTEN);
                    trail.record(null, AuditEvent.done("account.invited", null, login, "forgotten"));
                });
    }

    private Optional<Invited> find(String login) {
        return jdbc.sql("select a.enabled, nullif(trim(p.email), '') as email from honors.account a join honors.person "
                        + "p on p.id = a.person_id where a.login = ?")
                .param(login)
                .query(Invited.class)
                .optional();
    }

    private void post(String login, String email, Purpose purpose) {
        String template = purpose == Purpose.INVITATION ? "invitation" : "password-forgotten";
        letters.post(
                "account/" + template,
                null,
                List.of(new Letter(
                        email,
                        template,
                        Map.of(
                                "login",
                                login,
                                "hours",
                                links.valid(purpose).toHours(),
                                OneTimeLinks.MODEL_KEY,
                                links.prepare(login, purpose)))));
    }
}
