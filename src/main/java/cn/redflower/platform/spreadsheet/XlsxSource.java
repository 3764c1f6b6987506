package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A zipped workbook (.xlsx), streamed row by row once the parts that are needed have been looked through. */
final class XlsxSource implements SheetSource {

    private final WorkbookParts workbook;
    private final CellReading cells;
    private final List<Sheet> sheets = new ArrayList<>();

    XlsxSource(Path file, SpreadsheetProperties limits) throws IOException {
        workbook = new WorkbookParts(file, limits);
        cells = new CellReading(limits.maxCellLength(), workbook.isDate1904());
        for (WorkbookParts.Listed listed : workbook.sheets()) {
            WorksheetInspection seen = listed.seen();
            sheets.add(new Sheet(sheets.size(), listed.name(), listed.hidden(), seen.merged(), seen.hiddenColumns()));
        }
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public void read(Sheet wanted, RowVisitor visitor) throws IOException {
        try (InputStream part =
                workbook.parts().open(workbook.sheets().get(wanted.index()).part())) {
            WorksheetRows rows = new WorksheetRows(ZippedParts.parser(part), workbook, cells);
            for (SheetRow row = next(rows); row != null; row = next(rows)) {
                if (!visitor.visit(row)) {
                    return;
                }
            }
        } catch (XMLStreamException e) {
            throw Broken.file();
        }
    }

    /** Whatever is thrown about the file means that it is broken; the visitor runs outside. */
    private static SheetRow next(WorksheetRows rows) throws XMLStreamException {
        try {
            return rows.next();
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Broken.file();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
