package cn.redflower.people.county.workbook;

import cn.redflower.people.county.workbook.Written.SquadronRow;
import cn.redflower.people.pupil.roster.Answers;
import cn.redflower.people.pupil.roster.Reading;
import cn.redflower.people.pupil.roster.SheetFindings;
import cn.redflower.people.pupil.roster.SquadronName;
import cn.redflower.platform.spreadsheet.SheetCell;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.TableRow;

/** Reads the rows of sheet 中队. Where the grade's cell and the name disagree, the name counts. */
final class SquadronReading extends PartReading<SquadronRow> {

    SquadronReading() {
        super(Part.SQUADRONS);
    }

    @Override
    SquadronRow read(TableRow row, SheetFindings findings) {
        int at = row.sheetRow();
        String school = name(row, "school");
        if (school == null && !findings.hasError(at)) {
            findings.error(at, "school", "missing-school", findings.header("school"));
        }
        Integer written = findings.read(row, "grade", SquadronReading::grade);
        String name = name(row, "squadron");
        if (name == null) {
            if (!findings.hasError(at)) {
                findings.error(at, "squadron", "missing-squadron", findings.header("squadron"));
            }
            return new SquadronRow(at, school, written, null, true);
        }
        String registered = SquadronName.registered(name, written);
        Integer told = SquadronName.grade(registered);
        if (written == null && told == null) {
            if (!findings.hasError(at)) {
                findings.error(at, "grade", "missing-grade", findings.header("grade"), name);
            }
        } else if (written == null && row.cell("grade").isEmpty()) {
            findings.warning(at, "grade", "grade-read-from-name", findings.header("grade"), registered);
        } else if (written != null && told != null && !told.equals(written)) {
            findings.warning(at, "squadron", "grade-squadron-mismatch", Answers.numeral(written), registered);
        }
        return new SquadronRow(at, school, told == null ? written : told, registered, findings.hasError(at));
    }

    private static Reading<Integer> grade(SheetCell cell) {
        if (cell.isEmpty()) {
            return Reading.of(null);
        }
        Integer grade = Answers.grade(SheetWords.plain(cell.text()));
        return grade == null ? Reading.doubtful(null, "grade-unknown", SheetFindings.shown(cell)) : Reading.of(grade);
    }
}
