package cn.redflower.people.account.password;

import cn.redflower.people.account.TooManyAttempts;
import cn.redflower.people.account.lockout.CheckingPassword;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A person changes her own password; she shows that she knows the present one, as an open session may be somebody
 * else's now.
 */
@Service
class ChangingPassword {

    private final CheckingPassword checking;
    private final PasswordPolicy policy;
    private final SettingPassword setting;
    private final TransactionTemplate transaction;

    ChangingPassword(
            CheckingPassword checking,
            PasswordPolicy policy,
            SettingPassword setting,
            TransactionTemplate transaction) {
        this.checking = checking;
        this.policy = policy;
        this.setting = setting;
        this.transaction = transaction;
    }

    /** What was typed. */
    record Change(String present, String next, String repeated) {

        @Override
        public String toString() {
            return "Change[]";
        }
    }

    /** @return done, or everything that is wrong at once */
    Outcome<Void> change(Actor actor, Change change, UUID session, String address) {
        List<Refusal> reasons = new ArrayList<>();
        try {
            checking.check(actor.login(), change.present(), address);
        } catch (TooManyAttempts barred) {
            return Outcome.refused(Refusal.notAllowed("account.too-many-attempts", barred.minutes()));
        } catch (BadCredentialsException wrong) {
            reasons.add(Refusal.rule("account.password.present-wrong"));
        }
        reasons.addAll(policy.reasonsAgainst(change.next(), actor.login(), actor.name()));
        if (change.next().equals(change.present())) {
            reasons.add(Refusal.rule("account.password.same"));
        }
        if (!change.next().equals(change.repeated())) {
            reasons.add(Refusal.rule("account.password.repeated-differently"));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        transaction.executeWithoutResult(status -> setting.set(actor.login(), change.next(), session, "self"));
        return Outcome.done();
    }
}
