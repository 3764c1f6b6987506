package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetWords;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether two ways of writing a squadron mean the same one: 一(1)中队, 一（１）中队, 一年级1班, 101班. A name that follows no
 * such pattern only equals itself.
 */
final class SquadronName {

    private static final String END = "(?:中队|班)?";
    private static final Pattern BRACKETS = Pattern.compile("([一二三四五六七八九1-9])(?:年级)?\\((\\d{1,2})\\)" + END);
    private static final Pattern SPOKEN =
            Pattern.compile("([一二三四五六七八九])(?:年级)?(\\d{1,2})" + END + "|([1-9])年级(\\d{1,2})" + END);
    private static final Pattern DIGITS = Pattern.compile("([1-9])(\\d{2})(?:中队|班)");
    private static final Pattern CLASS_ONLY = Pattern.compile("\\(?(\\d{1,2})\\)?" + END);

    private SquadronName() {}

    /** The name in the one form in which names are compared. @param grade what the row says about the grade, or null */
    static String key(String name, Integer grade) {
        String plain = SheetWords.plain(name);
        Matcher match = BRACKETS.matcher(plain);
        if (match.matches()) {
            return joined(match.group(1), match.group(2));
        }
        match = SPOKEN.matcher(plain);
        if (match.matches()) {
            return match.group(1) != null
                    ? joined(match.group(1), match.group(2))
                    : joined(match.group(3), match.group(4));
        }
        match = DIGITS.matcher(plain);
        if (match.matches()) {
            return joined(match.group(1), match.group(2));
        }
        match = CLASS_ONLY.matcher(plain);
        return match.matches() && grade != null ? grade + "-" + Integer.parseInt(match.group(1)) : plain;
    }

    /** The grade that a name speaks of, null if none. */
    static Integer grade(String name) {
        String key = key(name, null);
        return key.matches("[1-9]-\\d+") ? Integer.valueOf(key.substring(0, 1)) : null;
    }

    private static String joined(String grade, String number) {
        return Answers.grade(grade) + "-" + Integer.parseInt(number);
    }
}
