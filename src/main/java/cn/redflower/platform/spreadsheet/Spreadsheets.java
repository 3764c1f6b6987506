package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.start.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Reads a table out of a file that somebody sent: .xlsx, .xls or .csv, known by its content. */
@Component
public class Spreadsheets {

    private final SpreadsheetProperties limits;

    public Spreadsheets(SpreadsheetProperties limits) {
        this.limits = limits;
    }

    /**
     * Finds the table and shows it to the visitor.
     *
     * @return what was read, or why the file cannot be; the visitor may have been shown rows before a refusal
     */
    public Outcome<TableSummary> read(Path file, TableLayout layout, TableVisitor visitor) throws IOException {
        return read(file, sheet -> true, layout, visitor);
    }

    /**
     * As {@link #read(Path, TableLayout, TableVisitor)}, of a workbook whose sheets are several tables.
     *
     * @param sheets says of a sheet's name whether the table may stand there; the others are as if they were not
     */
    public Outcome<TableSummary> read(Path file, Predicate<String> sheets, TableLayout layout, TableVisitor visitor)
            throws IOException {
        try (SheetSource source = new SomeSheets(SourceOpening.open(file, limits), sheets)) {
            return Outcome.done(new TableReading(source, layout, limits).read(visitor));
        } catch (RefusedException e) {
            return Outcome.refused(e.reasons());
        }
    }

    /** The names of the sheets that the program shows, in their order; of a .csv an empty one. */
    public Outcome<List<String>> sheets(Path file) throws IOException {
        try (SheetSource source = SourceOpening.open(file, limits)) {
            return Outcome.done(source.sheets().stream()
                    .filter(sheet -> !sheet.hidden())
                    .map(SheetSource.Sheet::name)
                    .toList());
        } catch (RefusedException e) {
            return Outcome.refused(e.reasons());
        }
    }

    /**
     * As {@link #read(Path, TableLayout, TableVisitor)}, from a stream that is set down in a temporary file for as long
     * as the reading takes.
     */
    public Outcome<TableSummary> read(InputStream in, TableLayout layout, TableVisitor visitor) throws IOException {
        Path file = TemporaryFolder.file("sheet", ".tmp");
        try {
            setDown(in, file);
            return read(file, layout, visitor);
        } catch (RefusedException e) {
            return Outcome.refused(e.reasons());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Copies an upload into a file, stopping as soon as it is too large.
     *
     * @throws RefusedException if the upload is larger than a file may be
     */
    public void setDown(InputStream in, Path file) throws IOException {
        long most = limits.maxFileSize().toBytes();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > most) {
                    throw new RefusedException(Refusal.rule(
                            "spreadsheet.too-large", limits.maxFileSize().toMegabytes() + " MB"));
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /** Shows the sheet that a head was found in and then all of its rows, for writing them again. */
    void replay(Path file, int sheetIndex, Consumer<SheetSource.Sheet> first, RowVisitor visitor) throws IOException {
        try (SheetSource source = SourceOpening.open(file, limits)) {
            SheetSource.Sheet sheet = source.sheets().stream()
                    .filter(s -> s.index() == sheetIndex)
                    .findFirst()
                    .orElseThrow();
            first.accept(sheet);
            source.read(sheet, visitor);
        }
    }
}
