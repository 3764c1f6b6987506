package cn.redflower.people.account.password;

import cn.redflower.people.account.AccountProperties;
import cn.redflower.platform.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What a new password has to be, after NIST SP 800-63B: long enough, and nothing that a guesser tries first. There are
 * no rules on kinds of characters, and passwords do not age: both make people choose worse ones. Passwords that were
 * set before are not judged.
 *
 * <p>They are hashed with bcrypt, which ignores everything beyond 72 bytes (72 Latin letters, 24 Chinese characters);
 * rather than cut a longer one off in silence, it is refused, here and at the login.
 */
@Component
public class PasswordPolicy {

    private static final int LONGEST_IN_BYTES = 72;
    /** Shorter logins and names turn up in good passwords by chance. */
    private static final int TELLING = 3;

    private final int shortest;
    private final CommonPasswords common;

    PasswordPolicy(AccountProperties properties, CommonPasswords common) {
        this.shortest = properties.passwordMinLength();
        this.common = common;
    }

    /** Everything that is wrong with a password for this account; empty if it may be set. */
    public List<Refusal> reasonsAgainst(String password, String login, String name) {
        List<Refusal> reasons = new ArrayList<>();
        if (password.codePointCount(0, password.length()) < shortest) {
            reasons.add(Refusal.rule("account.password.too-short", shortest));
        }
        if (!fits(password)) {
            reasons.add(Refusal.rule("account.password.too-long"));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (login.length() >= TELLING && lower.contains(login.toLowerCase(Locale.ROOT))) {
            reasons.add(Refusal.rule("account.password.contains-login"));
        }
        String person = name.strip().toLowerCase(Locale.ROOT);
        if (isTelling(person) && lower.contains(person)) {
            reasons.add(Refusal.rule("account.password.contains-name"));
        }
        if (common.contains(lower)) {
            reasons.add(Refusal.rule("account.password.common"));
        }
        return reasons;
    }

    /** A Chinese name of two characters tells as much as a Latin one of three letters. */
    private static boolean isTelling(String name) {
        return name.length() >= TELLING
                || name.length() == 2 && name.codePoints().allMatch(Character::isIdeographic);
    }

    int shortest() {
        return shortest;
    }

    /** Whether all of it counts when it is hashed. */
    public static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_IN_BYTES;
    }
}
