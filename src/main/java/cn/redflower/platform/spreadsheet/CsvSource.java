package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** A file of separated values, in the encodings that spreadsheet programs in China write. */
final class CsvSource implements SheetSource {

    private static final char[] DELIMITERS = {',', '\t', ';'};
    private static final Pattern MONTH_AS_NUMBER = Pattern.compile("\\s*(?:19|20)[0-9]{2}\\.1\\s*");
    private static final int LINES_LOOKED_AT = 10;
    private static final int LONGEST_LINE_LOOKED_AT = 20_000;
    /** What the parser takes in at once, and keeps beside the field that it is reading. */
    private static final int READ_AHEAD = 16_384;

    private final Path file;
    private final TextEncoding encoding;
    private final SpreadsheetProperties limits;
    private final CellReading cells;
    private final Sheet sheet = new Sheet(0, "", false, List.of(), new BitSet());

    CsvSource(Path file, SpreadsheetProperties limits) throws IOException {
        this.file = file;
        this.limits = limits;
        this.encoding = TextEncoding.of(file);
        this.cells = new CellReading(limits.maxCellLength(), false);
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(sheet);
    }

    @Override
    public void read(Sheet wanted, RowVisitor visitor) throws IOException {
        Rows rows = new Rows();
        try (QuoteCount quotes = new QuoteCount(encoding.open(file));
                CsvReader<SheetRow> reader = CsvReader.builder()
                        .fieldSeparator(delimiter())
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .trimWhitespacesAroundQuotes(true)
                        .maxBufferSize(limits.maxCellLength() * 4 + READ_AHEAD)
                        .build(rows, quotes)) {
            Iterator<SheetRow> each = reader.iterator();
            while (each.hasNext()) {
                SheetRow row = each.next();
                int line = rows.line;
                if (rows.broken && !each.hasNext() && quotes.isOpen()) {
                    throw quotes(line);
                }
                if (!visitor.visit(row)) {
                    return;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw e.getCause() instanceof RefusedException refused ? refused : quotes(rows.line);
        }
    }

    /** The delimiter that the first lines hold most of. */
    private char delimiter() throws IOException {
        int[] seen = new int[DELIMITERS.length];
        try (BufferedReader reader = new BufferedReader(encoding.open(file))) {
            int lines = 0;
            int inLine = 0;
            for (int c = reader.read();
                    c >= 0 && lines < LINES_LOOKED_AT && inLine < LONGEST_LINE_LOOKED_AT;
                    c = reader.read()) {
                inLine++;
                if (c == '\n') {
                    lines++;
                    inLine = 0;
                }
                for (int i = 0; i < DELIMITERS.length; i++) {
                    seen[i] += c == DELIMITERS[i] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int i = 1; i < seen.length; i++) {
            best = seen[i] > seen[best] ? i : best;
        }
        return DELIMITERS[best];
    }

    private static RefusedException quotes(int line) {
        return new RefusedException(Refusal.rule("spreadsheet.csv-quotes", String.valueOf(line)));
    }

    /** Makes rows of what the parser finds, without a list of texts in between. */
    private final class Rows extends AbstractBaseCsvCallbackHandler<SheetRow> {

        private List<SheetCell> read = new ArrayList<>();
        private int number;
        private int used;
        private int line;
        private boolean broken;

        @Override
        protected void handleBegin(long startingLine) {
            read = new ArrayList<>(read.size());
            number++;
            used = 0;
            line = Math.toIntExact(startingLine);
            broken = false;
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (column == limits.maxColumns()) {
                throw new RefusedException(
                        Refusal.rule("spreadsheet.too-many-columns", String.valueOf(limits.maxColumns())));
            }
            String value = length == 0 ? null : new String(buffer, offset, length);
            broken = quoted && value != null && value.chars().anyMatch(c -> c == '\n' || c == '\r');
            if (broken && length > limits.maxCellLength() * 4) {
                throw quotes(line);
            }
            SheetCell cell = cell(value, number, column);
            read.add(cell);
            used = cell.isEmpty() ? used : column + 1;
        }

        @Override
        protected SheetRow buildRecord() {
            return new SheetRow(number, used == read.size() ? read : new ArrayList<>(read.subList(0, used)), false);
        }
    }

    /**
     * A program that meant a text writes it as a formula; a number without its last zero may be any program's, so it is
     * told from a text.
     */
    private SheetCell cell(String value, int number, int column) {
        if (value != null && value.length() > 3 && value.startsWith("=\"") && value.endsWith("\"")) {
            return cells.text(value.substring(2, value.length() - 1).replace("\"\"", "\""), false, number, column);
        }
        return value != null && MONTH_AS_NUMBER.matcher(value).matches()
                ? cells.writtenNumber(value.strip())
                : cells.text(value, false, number, column);
    }

    @Override
    public void close() {
        // every reading opens the file anew and closes it
    }
}
