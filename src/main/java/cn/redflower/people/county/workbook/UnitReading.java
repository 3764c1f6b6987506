package cn.redflower.people.county.workbook;

import cn.redflower.people.county.workbook.Written.UnitRow;
import cn.redflower.people.pupil.roster.Reading;
import cn.redflower.people.pupil.roster.SheetFindings;
import cn.redflower.platform.spreadsheet.SheetCell;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.TableRow;
import java.util.stream.Stream;

/** Reads the rows of sheet 单位. */
final class UnitReading extends PartReading<UnitRow> {

    private static final int HIGHEST = 9_999;

    UnitReading() {
        super(Part.UNITS);
    }

    @Override
    UnitRow read(TableRow row, SheetFindings findings) {
        UnitKind kind = findings.read(row, "kind", cell -> kind(cell, findings.header("kind")));
        Integer number = findings.read(row, "number", cell -> number(cell, findings.header("number")));
        String name = name(row, "name");
        if (name == null && !findings.hasError(row.sheetRow())) {
            findings.error(row.sheetRow(), "name", "missing-name", findings.header("name"));
        }
        return new UnitRow(row.sheetRow(), kind, number, name, name(row, "parent"), findings.hasError(row.sheetRow()));
    }

    private static Reading<UnitKind> kind(SheetCell cell, String header) {
        if (cell.isEmpty()) {
            return Reading.faulty("missing-kind", header, known());
        }
        String plain = SheetWords.plain(cell.text());
        return Stream.of(UnitKind.values())
                .filter(kind -> Part.UNITS.words().means(kind.name(), plain))
                .findFirst()
                .map(Reading::of)
                .orElseGet(() -> Reading.faulty("unknown-kind", SheetFindings.shown(cell), known()));
    }

    private static String known() {
        return String.join(
                "、",
                Stream.of(UnitKind.values())
                        .map(kind -> Part.UNITS.choices(kind.name()).get(0))
                        .toList());
    }

    private static Reading<Integer> number(SheetCell cell, String header) {
        String plain = SheetWords.plain(cell.text()).replaceFirst("号$", "");
        if (plain.isEmpty()) {
            return Reading.of(null);
        }
        int number = plain.matches("\\d{1,6}") ? Integer.parseInt(plain) : 0;
        return number > 0 && number <= HIGHEST
                ? Reading.of(number)
                : Reading.faulty("number-invalid", header, SheetFindings.shown(cell), String.valueOf(HIGHEST));
    }
}
