package cn.redflower.people.county.workbook;

import cn.redflower.people.pupil.roster.SheetFindings;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.TableHead;
import cn.redflower.platform.spreadsheet.TableLayout;
import java.util.List;

/** The three sheets of a county's workbook. */
public enum Part {
    UNITS("county-units.properties"),
    SQUADRONS("county-squadrons.properties"),
    PEOPLE("county-people.properties");

    private final SheetWords words;
    private final TableLayout layout;

    Part(String resource) {
        words = SheetWords.load(resource);
        layout = TableLayout.of(words);
    }

    SheetWords words() {
        return words;
    }

    public TableLayout layout() {
        return layout;
    }

    /** What the sheet is called in the template. */
    public String title() {
        return words.of("sheet").get(0);
    }

    /** Whether a sheet of that name is this one. */
    boolean isNamed(String sheet) {
        return words.means("sheet", SheetWords.plain(sheet));
    }

    /** Whether a column with such a header must not be kept. */
    public boolean isForbidden(String header) {
        return new SheetFindings(layout, words, "forbidden-column", finding -> {}).isIdentityHeader(header);
    }

    /** Whether the sheet is a list of pupils, which has the columns of squadrons too. */
    boolean isOfPupils(TableHead head) {
        return this == SQUADRONS
                && head.texts().values().stream().anyMatch(text -> words.means("pupils", SheetWords.plain(text)));
    }

    /** What may be written for a meaning, the usual word first. */
    public List<String> choices(String meaning) {
        return words.of(meaning);
    }
}
