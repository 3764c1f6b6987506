package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetCell;
import cn.redflower.platform.spreadsheet.SheetWords;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells in which people answer with a mark, a word or a code. */
public final class Answers {

    private static final SheetWords WORDS = SheetWords.load("answers.properties");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,3})(?:" + String.join("|", WORDS.of("times")) + ")?");
    private static final List<String> NUMERALS = WORDS.of("numerals");
    private static final int MOST_BADGES = 99;

    private Answers() {}

    /** How often a basic badge is held: a mark is once, a number so often, nothing not at all. */
    static Reading<Integer> badge(SheetCell cell) {
        if (cell.isEmpty()) {
            return Reading.of(0);
        }
        String text = SheetWords.plain(cell.text());
        if (WORDS.means("yes", text) || "true".equals(text)) {
            return Reading.of(1);
        } else if (WORDS.means("no", text) || "false".equals(text)) {
            return Reading.of(0);
        }
        Matcher count = COUNT.matcher(text);
        if (count.matches() && Integer.parseInt(count.group(1)) <= MOST_BADGES) {
            return Reading.of(Integer.parseInt(count.group(1)));
        }
        return Reading.faulty("badge-mark-unknown", Months.shown(cell));
    }

    /** Whether somebody consents; what cannot be understood counts as unanswered. */
    static Reading<Boolean> consent(SheetCell cell, String whenEmpty) {
        if (cell.isEmpty()) {
            return Reading.doubtful(null, whenEmpty);
        }
        String text = SheetWords.plain(cell.text());
        if (WORDS.means("agree", text) || "true".equals(text)) {
            return Reading.of(true);
        } else if (WORDS.means("refuse", text) || "false".equals(text)) {
            return Reading.of(false);
        }
        return Reading.doubtful(null, "consent-unknown", Months.shown(cell));
    }

    /** M or F; the codes 1 and 2 are those of GB/T 2261.1 and shown, as they may mean something else here. */
    static Reading<Sex> sex(SheetCell cell) {
        if (cell.isEmpty()) {
            return Reading.doubtful(null, "missing-sex");
        }
        String text = SheetWords.plain(cell.text());
        if (WORDS.means("male", text)) {
            return Reading.of(Sex.M);
        } else if (WORDS.means("female", text)) {
            return Reading.of(Sex.F);
        } else if (text.equals("1") || text.equals("2")) {
            Sex sex = text.equals("1") ? Sex.M : Sex.F;
            return Reading.doubtful(sex, "sex-code", text, sex.chineseName());
        }
        return Reading.faulty("sex-unknown", Months.shown(cell));
    }

    /** A grade, 1 to 9; null if the text is none. */
    public static Integer grade(String plainText) {
        String text = plainText.replaceFirst("^小学", "").replaceFirst("年级$|级$|年$", "");
        if (text.startsWith("初") && text.length() == 2) {
            Integer middle = grade(text.substring(1));
            return middle == null || middle > 3 ? null : middle + 6;
        }
        int numeral = NUMERALS.indexOf(text) + 1;
        if (numeral > 0) {
            return numeral;
        }
        return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '9' ? Integer.valueOf(text) : null;
    }

    /** A grade as it is spoken: 三. @param grade 1 to 9 */
    public static String numeral(int grade) {
        return NUMERALS.get(grade - 1);
    }
}
