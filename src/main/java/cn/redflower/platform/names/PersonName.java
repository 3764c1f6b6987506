package cn.redflower.platform.names;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person's name in the one form in which it is stored, compared and printed: ordinary characters ({@link Characters})
 * of ordinary width, every dot between the parts of a minority's name the one dot {@code ·}, no spaces but between
 * words in Latin letters.
 *
 * @param text the name; empty if nothing was written
 * @param joined the parts stood apart by a space that was taken for the dot, as in 热娜 艾则孜: somebody should look
 */
public record PersonName(String text, boolean joined) {

    /** How many characters a name may have, as the reader counts them. */
    public static final int LONGEST = 50;

    private static final String DOT = "\u00B7";
    /** Ideographs, those included that this Java does not know yet. */
    static final String HAN = "[\\p{IsHan}\\x{9FA6}-\\x{9FFF}\\x{20000}-\\x{3FFFD}]";
    /**
     * Whatever stands between the parts of a name on some keyboard or in some character set; a full stop does so beside
     * ideographs only.
     */
    private static final Pattern DOTS = Pattern.compile(
            "[\u00B7\u0387\u0701\u0702\u119E\u1427\u16EB\u2022\u2024\u2027\u2218\u2219\u22C5\u23FA\u25CF"
                    + "\u25E6\u26AB\u26AC\u2981\u2B24\u2E30\u2E31\u2E33\u3002"
                    + "\u30FB\u318D\uA78F\uFE52\uFF0E\uFF61\uFF65\\x{10101}]|(?<=" + HAN + " ?)\\.|\\.(?= ?" + HAN
                    + ")");

    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\u2212]");
    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC\u00B4`]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern AROUND_DOTS = Pattern.compile(" ?\u00B7[\u00B7 ]*");
    private static final Pattern AT_THE_EDGES = Pattern.compile("^[\u00B7 ]+|[\u00B7 ]+$");
    private static final Pattern BETWEEN_LATIN = Pattern.compile("(?<![\\p{IsLatin}.]) | (?!\\p{IsLatin})");
    /** Parts of two ideographs at least, five or more in all: too long for a Han name that was only spaced out. */
    private static final Pattern APART =
            Pattern.compile("(?=(?:" + HAN + " ?){5})" + HAN + "{2,}(?: " + HAN + "{2,})+");

    private static final Pattern NOT_COMPARED = Pattern.compile("[\u00B7 .'-]");

    /** Reads a name as it was typed. */
    public static PersonName of(String typed) {
        if (typed == null || typed.chars().allMatch(Characters::isCommon)) {
            return new PersonName(typed == null ? "" : typed, false);
        }
        String marks = APOSTROPHES
                .matcher(DASHES.matcher(dotted(typed)).replaceAll("-"))
                .replaceAll("'");
        String whole =
                AT_THE_EDGES.matcher(AROUND_DOTS.matcher(marks).replaceAll(DOT)).replaceAll("");
        boolean joined = APART.matcher(whole).matches();
        return new PersonName(joined ? whole.replace(" ", DOT) : closed(whole), joined);
    }

    /** Ordinary characters, the one dot, the one space. */
    static String dotted(String typed) {
        return Characters.plain(
                DOTS.matcher(SPACES.matcher(Characters.ordinary(typed)).replaceAll(" "))
                        .replaceAll(DOT));
    }

    /** Without spaces but between words in Latin letters. */
    static String closed(String text) {
        return BETWEEN_LATIN.matcher(text).replaceAll("");
    }

    /** The form that names are compared in: neither dots nor spaces nor capitals make another person. */
    public String key() {
        return NOT_COMPARED.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether two names as typed are the same name. */
    public static boolean same(String one, String other) {
        return of(one).key().equals(of(other).key());
    }

    /** How many characters it has. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    /** Whether it has what only markup has: nobody is called so; whoever types it wants to find out what happens. */
    public boolean isMarkup() {
        return text.indexOf('<') >= 0 || text.indexOf('>') >= 0;
    }

    /** What is wrong or odd about it, the gravest first. */
    public Optional<NameFlaw> flaw() {
        return length() <= LONGEST && text.chars().allMatch(Characters::isCommon)
                ? Optional.empty()
                : NameFlaw.of(this);
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "PersonName[" + length() + "]";
    }
}
