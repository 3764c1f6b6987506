package cn.redflower.people.pupil.roster;

import cn.redflower.platform.names.NameFlaw;
import cn.redflower.platform.names.PersonName;
import cn.redflower.platform.spreadsheet.SheetCell;

/**
 * Reads a person's name from a cell, in the form of {@link PersonName}, and says what is wrong with it or asks for a
 * look.
 */
public final class PersonNames {

    private PersonNames() {}

    /** @param header the header's text, for the finding */
    public static Reading<String> read(SheetCell cell, String header) {
        PersonName name = PersonName.of(cell.text());
        if (name.text().isEmpty()) {
            return Reading.faulty("missing-name", header);
        }
        return name.flaw().map(flaw -> told(flaw, name, header, cell)).orElseGet(() -> Reading.of(name.text()));
    }

    private static Reading<String> told(NameFlaw flaw, PersonName name, String header, SheetCell cell) {
        return switch (flaw.kind()) {
            case TOO_LONG ->
                Reading.faulty(
                        "name-too-long",
                        header,
                        Months.shown(cell),
                        String.valueOf(name.length()),
                        String.valueOf(PersonName.LONGEST));
            case NO_NAME -> Reading.faulty("name-invalid", header, Months.shown(cell));
            case JOINED -> Reading.doubtful(name.text(), "name-joined", header, Months.shown(cell), name.text());
            default ->
                Reading.doubtful(name.text(), "name-" + flaw.kind().code(), header, name.text(), flaw.characters());
        };
    }
}
