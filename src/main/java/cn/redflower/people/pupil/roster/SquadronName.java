package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetWords;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether two ways of writing a squadron mean the same one: 一(1)中队, 一（１）中队, 一年级1班, 101班; 初一(1)班 and 七(1)中队. A
 * name that follows no such pattern only equals itself.
 */
public final class SquadronName {

    private static final String END = "(?:中队|班)?";
    private static final Pattern BRACKETS = Pattern.compile("([一二三四五六七八九1-9])(?:年级)?\\((\\d{1,2})\\)" + END);
    private static final Pattern SPOKEN =
            Pattern.compile("([一二三四五六七八九])(?:年级)?(\\d{1,2})" + END + "|([1-9])年级(\\d{1,2})" + END);
    private static final Pattern DIGITS = Pattern.compile("([1-9])(\\d{2})(?:中队|班)");
    private static final Pattern MIDDLE = Pattern.compile("初[一二三1-3]");
    private static final Pattern CLASS_ONLY = Pattern.compile("\\(?(\\d{1,2})\\)?" + END);
    private static final Pattern KEY = Pattern.compile("([1-9])-(\\d{1,2})");

    private SquadronName() {}

    /** The name in the one form in which names are compared. @param grade what the row says about the grade, or null */
    public static String key(String name, Integer grade) {
        String plain = ofMiddleSchool(SheetWords.plain(name));
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
    public static Integer grade(String name) {
        return numbered(name, null).map(Numbered::grade).orElse(null);
    }

    /** What a name says that follows a pattern. @param number of the class within its grade */
    public record Numbered(int grade, int number) {

        /** The name in the one form in which it is registered: 三(1)中队. */
        public String registered() {
            return Answers.numeral(grade) + "(" + number + ")中队";
        }
    }

    /**
     * Grade and number that a name speaks of; empty if it follows no pattern.
     *
     * @param grade what the row says about the grade, or null
     */
    public static Optional<Numbered> numbered(String name, Integer grade) {
        Matcher key = KEY.matcher(key(name, grade));
        return key.matches()
                ? Optional.of(new Numbered(Integer.parseInt(key.group(1)), Integer.parseInt(key.group(2))))
                : Optional.empty();
    }

    /**
     * The name in the one form in which it is registered: 三(1)中队 for 三年级1班; a name that follows no pattern stays as it
     * was written.
     *
     * @param grade what the row says about the grade, or null
     */
    public static String registered(String name, Integer grade) {
        return numbered(name, grade).map(Numbered::registered).orElseGet(name::strip);
    }

    /** 初一 is the seventh grade. */
    private static String ofMiddleSchool(String plain) {
        Matcher first = MIDDLE.matcher(plain);
        return first.lookingAt() ? Answers.grade(first.group()) + first.replaceFirst("") : plain;
    }

    private static String joined(String grade, String number) {
        return Answers.grade(grade) + "-" + Integer.parseInt(number);
    }
}
