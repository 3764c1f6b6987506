package cn.redflower.platform.site;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * The address that {@code redflower.base-url} names, in one spelling whichever way it was typed: no space around it, no
 * slash at its end, scheme and host in lower case, no port that goes without saying, a Chinese host or path as browsers
 * send it. A path stays: the product may live below one.
 *
 * @param value such as {@code https://flower.example} or {@code https://county.example/flower}
 */
public record SiteAddress(String value) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern UNREPLACED = Pattern.compile("[$#]\\{|\\{\\{|<[^>]*>|\\$[A-Za-z_]+|%[A-Za-z_]{3,}%");
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile("(.*?)(?::(\\d{0,5}))?");
    private static final Pattern NOT_IN_A_PATH = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}\\p{Cf}\\\\\"<>^`{|}]");
    private static final Set<String> NOWHERE = Set.of("localhost", "[::1]", "0.0.0.0");

    /** Why an address cannot be the product's; each is a sentence {@code site.address.<name>}. */
    enum Fault {
        EMPTY,
        UNREPLACED,
        RELATIVE,
        SCHEME,
        USER,
        QUERY,
        HOST,
        PATH
    }

    /** What was typed is no address of a site. */
    static final class Odd extends RuntimeException {

        private final transient Fault fault;

        Odd(Fault fault) {
            super(fault.name(), null, false, false);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    /** @throws Odd if nobody could reach the product at what was typed */
    static SiteAddress of(String typed) {
        String address = AROUND.matcher(typed).replaceAll("");
        if (address.isEmpty()) {
            throw new Odd(Fault.EMPTY);
        }
        if (UNREPLACED.matcher(address).find()) {
            throw new Odd(Fault.UNREPLACED);
        }
        Matcher parts = FORM.matcher(address);
        if (!parts.matches()) {
            throw new Odd(Fault.RELATIVE);
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Odd(Fault.SCHEME);
        }
        if (parts.group(2).contains("@")) {
            throw new Odd(Fault.USER);
        }
        if (!parts.group(4).isEmpty()) {
            throw new Odd(Fault.QUERY);
        }
        return new SiteAddress(scheme + "://" + authority(scheme, parts.group(2)) + path(parts.group(3)));
    }

    /** The absolute address of a page. @param path from the root of the site, such as {@code /notices} */
    public String at(String path) {
        return value + path;
    }

    /** Whether it leads to the reader's own machine, so that a link in a mail works for nobody else. */
    boolean leadsNowhere() {
        String host = value.replaceFirst("^https?://([^/]*?)(:\\d+)?(/.*)?$", "$1");
        return NOWHERE.contains(host) || host.startsWith("127.");
    }

    private static String authority(String scheme, String typed) {
        Matcher parts = PORT.matcher(typed);
        if (!parts.matches()) {
            throw new Odd(Fault.HOST);
        }
        String host = host(parts.group(1));
        String port = parts.group(2) == null || parts.group(2).isEmpty()
                ? ""
                : String.valueOf(Integer.parseInt(parts.group(2)));
        if (port.equals("0") || port.length() == 5 && Integer.parseInt(port) > 65_535) {
            throw new Odd(Fault.HOST);
        }
        return port.isEmpty() || port.equals(scheme.equals("http") ? "80" : "443") ? host : host + ":" + port;
    }

    private static String host(String typed) {
        try {
            String host = typed.startsWith("[")
                    ? typed.toLowerCase(Locale.ROOT)
                    : IDN.toASCII(typed).toLowerCase(Locale.ROOT);
            String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            if (HOST.matcher(plain).matches()) {
                return plain;
            }
        } catch (IllegalArgumentException noHost) {
            // said below
        }
        throw new Odd(Fault.HOST);
    }

    /** Each part once, whatever slashes stand between them; what is written out already stays so. */
    private static String path(String typed) {
        if (NOT_IN_A_PATH.matcher(typed).find()) {
            throw new Odd(Fault.PATH);
        }
        return Arrays.stream(typed.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> {
                    if (part.equals(".") || part.equals("..")) {
                        throw new Odd(Fault.PATH);
                    }
                    return "/" + (part.contains("%") ? part : UriUtils.encodePathSegment(part, StandardCharsets.UTF_8));
                })
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return value;
    }
}
