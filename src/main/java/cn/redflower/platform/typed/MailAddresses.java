package cn.redflower.platform.typed;

import cn.redflower.platform.problem.Refusal;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Mail addresses as somebody types them: normalised, and refused with the reason where no server could deliver to them.
 * Whether the mailbox is there only its server knows.
 */
@Component
public class MailAddresses {

    /** Code of the refusal of an address that never leads anywhere. */
    public static final String RESERVED_NAME = "typed.mail.reserved";

    private static final int LONGEST = 120;
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})");
    /** RFC 2606 and 6761: names that never lead anywhere. */
    private static final Pattern RESERVED =
            Pattern.compile("(.*\\.)?(example|invalid|test|localhost|local|example\\.(com|net|org))");
    /** Ends that there are not, and what was meant. */
    private static final Map<String, String> SLIPS = Map.ofEntries(
            Map.entry("con", "com"),
            Map.entry("cmo", "com"),
            Map.entry("ocm", "com"),
            Map.entry("comm", "com"),
            Map.entry("vom", "com"),
            Map.entry("xom", "com"),
            Map.entry("cpm", "com"),
            Map.entry("cim", "com"),
            Map.entry("coom", "com"),
            Map.entry("cnn", "cn"),
            Map.entry("nte", "net"),
            Map.entry("ent", "net"),
            Map.entry("ogr", "org"));

    private final boolean reservedAllowed;

    /**
     * @param reservedAllowed whether addresses may end in {@code .example} and the like; the demo and the tests have no
     *     others
     */
    MailAddresses(@Value("${redflower.mail.reserved-domains:false}") boolean reservedAllowed) {
        this.reservedAllowed = reservedAllowed;
    }

    /** As it is kept; null if nothing was typed. Line breaks within stay, to be refused. */
    public static String typed(String address) {
        String trimmed = address == null ? "" : address.strip();
        if (LINE_BREAK.matcher(trimmed).find()) {
            return trimmed;
        }
        String line = Typed.line(trimmed).replace('。', '.').replaceAll(" ?([@.]) ?", "$1");
        return line.isEmpty() ? null : line;
    }

    /** What is wrong with an address as {@link #typed} gives it; empty if it may be kept, and for none. */
    public List<Refusal> reasonsAgainst(String address) {
        return address == null ? List.of() : reason(address).map(List::of).orElse(List.of());
    }

    private Optional<Refusal> reason(String address) {
        int at = address.lastIndexOf('@');
        if (address.length() > LONGEST
                || at < 1
                || at > 64
                || LINE_BREAK.matcher(address).find()
                || !isAddress(address)) {
            return Optional.of(Refusal.rule("typed.mail.syntax"));
        }
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        String end = domain.substring(domain.lastIndexOf('.') + 1);
        if (SLIPS.containsKey(end)) {
            return Optional.of(Refusal.rule(
                    "typed.mail.slip", end, address.substring(0, address.length() - end.length()) + SLIPS.get(end)));
        }
        if (!reservedAllowed && RESERVED.matcher(domain).matches()) {
            return Optional.of(Refusal.rule(RESERVED_NAME, domain));
        }
        return DOMAIN.matcher(domain).matches()
                ? Optional.empty()
                : Optional.of(Refusal.rule("typed.mail.domain", domain));
    }

    /** The library's strict reading, and of what that lets pass nothing that needs quotes or more than ASCII. */
    private static boolean isAddress(String address) {
        if (!address.chars().allMatch(c -> c > ' ' && c < 127) || address.matches(".*[\"()<>\\[\\],;:\\\\].*")) {
            return false;
        }
        try {
            new InternetAddress(address, true).validate();
            return true;
        } catch (AddressException unreadable) {
            return false;
        }
    }
}
