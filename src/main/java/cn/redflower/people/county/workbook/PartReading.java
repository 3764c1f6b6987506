package cn.redflower.people.county.workbook;

import cn.redflower.people.pupil.roster.SheetFindings;
import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.TableColumn;
import cn.redflower.platform.spreadsheet.TableHead;
import cn.redflower.platform.spreadsheet.TableRow;
import cn.redflower.platform.spreadsheet.TableSummary;
import cn.redflower.platform.spreadsheet.TableVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the rows of one sheet of the workbook, each by itself. */
abstract class PartReading<R> implements TableVisitor {

    /** Characters that a name of an organ or squadron may have. */
    private static final int LONGEST_NAME = 50;

    private final Part part;
    private final List<Finding> findings = new ArrayList<>();
    private final SheetFindings told;
    private final List<R> rows = new ArrayList<>();
    private TableHead head;

    PartReading(Part part) {
        this.part = part;
        this.told = new SheetFindings(part.layout(), part.words(), "forbidden-column", findings::add);
    }

    /** What a row says; a fault goes to the findings. */
    abstract R read(TableRow row, SheetFindings findings);

    @Override
    public void head(TableHead found) {
        head = found;
        told.head(found);
    }

    @Override
    public void row(TableRow row) {
        rows.add(read(row, told));
    }

    /** A name of something, null if there is none. */
    String name(TableRow row, String key) {
        String name = told.line(row, key, LONGEST_NAME);
        if (name != null && (name.indexOf('<') >= 0 || name.indexOf('>') >= 0)) {
            told.error(row.sheetRow(), key, "name-markup", told.header(key));
            return null;
        }
        return name;
    }

    List<R> rows() {
        return rows;
    }

    List<Told> told() {
        return findings.stream()
                .map(finding -> new Told(part, head.sheet(), finding))
                .toList();
    }

    Written.Sheet sheet(TableSummary read) {
        told.end(read);
        return new Written.Sheet(
                part,
                read.head(),
                read.dataRows(),
                read.skipped(),
                part.layout().columns().stream().collect(Collectors.toMap(TableColumn::key, head::text)));
    }
}
