package cn.redflower.platform.time;

import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an announcement as somebody copied it, made fit to be read: one width of digits and punctuation, no tags,
 * and no blanks, wherever lines were broken. Between two digits a blank may be a break within a number or the gap
 * between two: it stays as {@link #JOINT}.
 *
 * @param text without blanks
 */
record AnnouncementText(String text) {

    /** Stands where a blank stood between two digits. */
    static final char JOINT = '|';
    /** A number of one or two digits, which a line break may have split. */
    static final String NUMBER = "\\d\\|?\\d?";
    /** The four digits of a year of this century. */
    static final String YEAR_DIGITS = "2\\|?0\\|?\\d\\|?\\d";

    private static final Pattern BLOCK_TAG =
            Pattern.compile("(?i)<(?:br|/?(?:p|div|h\\d|li|tr|td|table|section|article))\\b[^>]{0,500}>");
    private static final Pattern TAG = Pattern.compile("<[!/a-zA-Z][^>]{0,500}>");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}]|&nbsp;|&ensp;|&emsp;");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[\\s\\p{Z}]+(?=\\d)");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final String YEAR = "(" + YEAR_DIGITS + ")年";
    private static final Pattern OPENING = Pattern.compile("现将" + YEAR);
    private static final Pattern TITLE = Pattern.compile("关于" + YEAR + "(?:部分)?节假日");

    static AnnouncementText of(String pasted) {
        String plain = Normalizer.normalize(
                        UNSEEN.matcher(TAG.matcher(BLOCK_TAG.matcher(pasted).replaceAll("\n"))
                                        .replaceAll(""))
                                .replaceAll(" "),
                        Normalizer.Form.NFKC)
                .replace(String.valueOf(JOINT), "");
        return new AnnouncementText(BLANK.matcher(BETWEEN_DIGITS.matcher(plain).replaceAll(String.valueOf(JOINT)))
                .replaceAll(""));
    }

    /** The years that the text announces, by its first sentence or, where that is missing, by its titles. */
    Set<Integer> years() {
        Set<Integer> years = years(OPENING);
        return years.isEmpty() ? years(TITLE) : years;
    }

    private Set<Integer> years(Pattern pattern) {
        Set<Integer> years = new TreeSet<>();
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            years.add(number(found.group(1)));
        }
        return years;
    }

    /** A number as it was before a line break split it. */
    static int number(String digits) {
        return Integer.parseInt(digits.replace(String.valueOf(JOINT), ""));
    }
}
