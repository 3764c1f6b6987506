package cn.redflower.people.account.slip;

import cn.redflower.people.account.password.PasswordPolicy;
import cn.redflower.people.account.password.SettingPassword;
import cn.redflower.people.account.slip.Slips.Bearer;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.typed.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever has the paper sets the password of its account, once. A password that is refused leaves the code as it was;
 * of a code that is wrong, used, old or replaced she hears one and the same sentence, whether there is such an account
 * or not.
 */
@Service
class SettingBySlip {

    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9]{1,64}");

    private final Slips slips;
    private final PasswordPolicy policy;
    private final SettingPassword setting;
    private final AuditTrail trail;

    SettingBySlip(Slips slips, PasswordPolicy policy, SettingPassword setting, AuditTrail trail) {
        this.slips = slips;
        this.policy = policy;
        this.setting = setting;
        this.trail = trail;
    }

    @Transactional
    Outcome<Void> set(String typedLogin, String typedCode, String password, String repeated) {
        String login = Typed.login(typedLogin);
        Optional<Bearer> found =
                LOGIN.matcher(login).matches() ? slips.bearer(login, SlipCode.typed(typedCode)) : Optional.empty();
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.rule("account.slip.wrong"));
        }
        Bearer bearer = found.get();
        List<Refusal> reasons = new ArrayList<>(policy.reasonsAgainst(password, bearer.login(), bearer.name()));
        if (!password.equals(repeated)) {
            reasons.add(Refusal.rule("account.password.repeated-differently"));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        setting.set(bearer.login(), password, null, "slip");
        trail.record(bearer.login(), AuditEvent.done("account.slip-used", null, bearer.login(), null));
        return Outcome.done();
    }
}
