package cn.redflower.people.county.workbook;

import cn.redflower.people.county.workbook.Registered.Organ;
import cn.redflower.platform.spreadsheet.SpreadsheetProperties;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import cn.redflower.platform.typed.MailAddresses;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;

/** Workbooks read as a county reads them that has only its own three organs. */
final class Workbooks {

    static final Registered EMPTY = new Registered(
            List.of(
                    new Organ("county", "COUNTY_COMMITTEE", "平安县少先队工作委员会", null, false),
                    new Organ("league", "YOUTH_LEAGUE", "共青团平安县委员会", null, false),
                    new Organ("education", "EDUCATION_BUREAU", "平安县教育局", null, false)),
            List.of(),
            List.of(),
            List.of());

    private Workbooks() {}

    static Written read(Path file) throws IOException {
        return new CountyWorkbook(new Spreadsheets(SpreadsheetProperties.defaults()), addresses())
                .read(file)
                .orThrow();
    }

    static Drafting.Result draft(Path file) throws IOException {
        return Drafting.of(read(file), EMPTY);
    }

    private static MailAddresses addresses() {
        try {
            Constructor<MailAddresses> made = MailAddresses.class.getDeclaredConstructor(boolean.class);
            made.setAccessible(true);
            return made.newInstance(false);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
