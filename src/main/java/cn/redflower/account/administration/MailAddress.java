package cn.redflower.account.administration;

import cn.redflower.problem.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/** A mail address as an administrator types it; whether it works only the mail server knows. */
final class MailAddress {

    private static final Pattern PLAUSIBLE = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");
    private static final int LONGEST = 120;

    private MailAddress() {
    }

    static String typed(String address) {
        return address == null || address.isBlank() ? null : address.replace("\0", "").strip();
    }

    static List<Refusal> reasonsAgainst(String address) {
        boolean fine = address == null || address.length() <= LONGEST && PLAUSIBLE.matcher(address).matches();
        return fine ? List.of() : List.of(Refusal.rule("account.create.email"));
    }
}
