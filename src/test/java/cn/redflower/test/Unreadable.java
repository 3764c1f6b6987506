package cn.redflower.test;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody who reads Chinese only cannot read in a text: foreign words, identifiers, and what only the program
 * understands.
 */
public final class Unreadable {

    /**
     * Words that a Chinese office uses as they are: kinds of files, units, keys, browsers, standards by their names.
     */
    private static final Set<String> USUAL = Set.of(
            "PDF", "pdf", "ZIP", "Excel", "WPS", "PPT", "Word", "xlsx", "xls", "csv", "CSV", "docx", "JPG", "JPEG",
            "PNG", "MB", "KB", "Open", "Badges", "Ctrl", "Alt", "Shift", "Delete", "Chrome", "Linux", "UTF", "GB18030");
    /**
     * Numbers of certificates and receipts, codes to be compared, addresses, and checksums, which stand where they are
     * called so.
     */
    private static final Pattern NUMBERS =
            Pattern.compile("\\b[A-Z0-9]{1,10}-\\d{3,4}(-S?\\d+)?-\\d+\\b|\\b[0-9A-Z]{4}[ "
                    + "-][0-9A-Z]{4}\\b|[\\w.+-]+@[\\w.-]+\\w|https?://\\S+|\\bqq\\.com\\b"
                    + "|校验值 ?[0-9a-f]{8,64}…?|^[0-9a-f]{64}$");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z_]+[0-9]*|\\b[A-Za-z]+\\d+\\w*\\b");
    private static final Pattern LEFT_OVER =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+\\b|\\[object|\\{\\{|\\$\\{|\\?\\?|（）|“”|\uFFFD");

    private Unreadable() {}

    /** Each thing that cannot be read, in the order of the text. */
    public static List<String> in(String text) {
        String rest = NUMBERS.matcher(text).replaceAll("");
        return Stream.concat(
                        LEFT_OVER.matcher(text).results(), LATIN.matcher(rest).results())
                .map(MatchResult::group)
                .filter(word -> !USUAL.contains(word))
                .toList();
    }
}
