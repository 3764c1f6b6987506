package cn.redflower.people.account.invitation;

import cn.redflower.people.account.invitation.PasswordLinks.Bearer;
import cn.redflower.people.account.password.PasswordPolicy;
import cn.redflower.people.account.password.SettingPassword;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever has the link from the mail sets the password of its account, once. A password that is refused leaves the link
 * as it was.
 */
@Service
class SettingFirstPassword {

    static final String VOID = "account.link.void";

    private final PasswordLinks links;
    private final PasswordPolicy policy;
    private final SettingPassword setting;

    SettingFirstPassword(PasswordLinks links, PasswordPolicy policy, SettingPassword setting) {
        this.links = links;
        this.policy = policy;
        this.setting = setting;
    }

    @Transactional
    Optional<Bearer> bearer(String token) {
        return links.bearer(token);
    }

    @Transactional
    Outcome<Void> set(String token, String password, String repeated) {
        Optional<Bearer> found = links.bearer(token);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound(VOID));
        }
        Bearer bearer = found.get();
        List<Refusal> reasons = new ArrayList<>(policy.reasonsAgainst(password, bearer.login(), bearer.name()));
        if (!password.equals(repeated)) {
            reasons.add(Refusal.rule("account.password.repeated-differently"));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        links.used(bearer);
        setting.set(bearer.login(), password, null, "link");
        return Outcome.done();
    }
}
