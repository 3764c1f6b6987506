package cn.redflower.organization.roster;

import cn.redflower.spreadsheet.SheetCell;
import java.util.regex.Pattern;

/** Reads a person's name: spaces that only stretch it to a column's width go, the middle dot of Uyghur and Tibetan names becomes the one dot. */
final class PersonNames {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\n\\r]]");
    private static final Pattern DOTS = Pattern.compile("\\s*[\u00B7\u2022\u2027\u22C5\u30FB\uFF0E\uFF65\u2219\u0387]\\s*");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern BETWEEN_LATIN = Pattern.compile("(?<=[\\p{IsLatin}.])[\\s\\p{Z}]+(?=\\p{IsLatin})");
    private static final int LONGEST = 50;

    private PersonNames() {
    }

    static Reading<String> read(SheetCell cell, String header) {
        if (cell.isEmpty()) {
            return Reading.faulty("missing-name", header);
        }
        String visible = INVISIBLE.matcher(cell.text().strip()).replaceAll("");
        String spaced = BETWEEN_LATIN.matcher(visible).replaceAll("\u0000");
        String name = DOTS.matcher(SPACES.matcher(spaced).replaceAll("")).replaceAll("\u00B7").replace('\u0000', ' ');
        if (name.isEmpty()) {
            return Reading.faulty("missing-name", header);
        }
        boolean digits = name.codePoints().anyMatch(Character::isDigit);
        return name.length() > LONGEST || digits ? Reading.faulty("name-invalid", header, Months.shown(cell)) : Reading.of(name);
    }
}
