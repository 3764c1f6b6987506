package cn.redflower.people.account.administration;

import cn.redflower.people.account.WhyLogIn;
import cn.redflower.people.account.invitation.Inviting;
import cn.redflower.people.account.lockout.Bars;
import cn.redflower.people.account.session.EndingSessions;
import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.typed.MailAddresses;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the administrator does with an account that is there: close and open it, let it try again, log it out, invite,
 * correct the address.
 */
@Service
class KeepingAccounts {

    private final JdbcClient jdbc;
    private final LastAdministrator lastAdministrator;
    private final EngineIdentities identities;
    private final EndingSessions ending;
    private final Bars bars;
    private final Inviting inviting;
    private final MailAddresses addresses;
    private final AuditTrail trail;

    KeepingAccounts(
            JdbcClient jdbc,
            LastAdministrator lastAdministrator,
            EngineIdentities identities,
            EndingSessions ending,
            Bars bars,
            Inviting inviting,
            MailAddresses addresses,
            AuditTrail trail) {
        this.jdbc = jdbc;
        this.lastAdministrator = lastAdministrator;
        this.identities = identities;
        this.ending = ending;
        this.bars = bars;
        this.inviting = inviting;
        this.addresses = addresses;
        this.trail = trail;
    }

    /** What can be done at the press of a button. */
    enum Action {
        DISABLE,
        ENABLE,
        UNLOCK,
        END_SESSIONS,
        INVITE
    }

    @Transactional
    public Outcome<Void> act(long person, Action action) {
        return with(person, login -> switch (action) {
            case DISABLE -> close(person, login);
            case ENABLE -> open(login);
            case UNLOCK -> {
                bars.lift(login);
                yield Outcome.done();
            }
            case END_SESSIONS -> {
                ending.everywhere(login, WhyLogIn.ADMINISTRATOR);
                yield Outcome.done();
            }
            case INVITE -> inviting.invite(login);
        });
    }

    private Outcome<Void> close(long person, String login) {
        Optional<Refusal> last = lastAdministrator.without(person);
        if (last.isPresent()) {
            return Outcome.refused(last.get());
        }
        if (switchTo(login, false)) {
            ending.everywhere(login, WhyLogIn.CLOSED);
            inviting.withdraw(login);
            jdbc.sql("update honors.activation_slip set ended_at = now() where login = ? and ended_at is null")
                    .param(login)
                    .update();
            trail.record(AuditEvent.done("account.disabled", null, login, null));
        }
        return Outcome.done();
    }

    private Outcome<Void> open(String login) {
        if (switchTo(login, true)) {
            trail.record(AuditEvent.done("account.enabled", null, login, null));
        }
        return Outcome.done();
    }

    private boolean switchTo(String login, boolean enabled) {
        boolean changed = jdbc.sql("update honors.account set enabled = ? where login = ? and enabled <> ?")
                        .params(enabled, login, enabled)
                        .update()
                > 0;
        if (changed) {
            identities.synchronize();
        }
        return changed;
    }

    /** Corrects the address; the person may have no account. */
    @Transactional
    public Outcome<Void> correctAddress(long person, String typed) {
        String address = MailAddresses.typed(typed);
        List<Refusal> reasons = addresses.reasonsAgainst(address);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        if (jdbc.sql("update honors.person set email = ? where id = ?")
                        .params(address, person)
                        .update()
                == 0) {
            return Outcome.refused(Refusal.notFound("account.not-found"));
        }
        identities.synchronize();
        Optional<String> login = loginOf(person);
        login.ifPresent(inviting::withdraw);
        trail.record(AuditEvent.done("account.changed", null, login.orElse("person " + person), "email"));
        return Outcome.done();
    }

    private Outcome<Void> with(long person, Function<String, Outcome<Void>> action) {
        return loginOf(person).map(action).orElseGet(() -> Outcome.refused(Refusal.notFound("account.not-found")));
    }

    private Optional<String> loginOf(long person) {
        return jdbc.sql("select login from honors.account where person_id = ?")
                .param(person)
                .query(String.class)
                .optional();
    }
}
