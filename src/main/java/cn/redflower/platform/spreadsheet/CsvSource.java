package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** A file of separated values, in the encodings that spreadsheet programs in China write. */
final class CsvSource implements SheetSource {

    private static final char[] DELIMITERS = {',', '\t', ';'};
    private static final Pattern MONTH_AS_NUMBER = Pattern.compile("\\s*(?:19|20)[0-9]{2}\\.1\\s*");
    private static final int LINES_LOOKED_AT = 10;
    private static final int LONGEST_LINE_LOOKED_AT = 20_000;

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
        CsvParser parser = new CsvParser(settings(delimiter()));
        try (Reader reader = encoding.open(file)) {
            parser.beginParsing(reader);
            int number = 0;
            for (String[] values = next(parser); values != null; values = next(parser)) {
                if (!visitor.visit(row(++number, values))) {
                    return;
                }
            }
        } finally {
            parser.stopParsing();
        }
    }

    private String[] next(CsvParser parser) {
        try {
            return parser.parseNext();
        } catch (TextParsingException e) {
            boolean columns = e.getColumnIndex() >= limits.maxColumns() - 1;
            throw new RefusedException(
                    columns
                            ? Refusal.rule("spreadsheet.too-many-columns", String.valueOf(limits.maxColumns()))
                            : Refusal.rule("spreadsheet.csv-quotes", String.valueOf(e.getLineIndex() + 1)));
        }
    }

    private CsvParserSettings settings(char delimiter) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setReadInputOnSeparateThread(false);
        settings.setSkipEmptyLines(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setMaxColumns(limits.maxColumns());
        settings.setMaxCharsPerColumn(limits.maxCellLength() * 4);
        settings.getFormat().setComment('\0');
        return settings;
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

    private SheetRow row(int number, String[] values) {
        List<SheetCell> read = new ArrayList<>(values.length);
        int used = 0;
        for (int column = 0; column < values.length; column++) {
            SheetCell cell = cell(values[column], number, column);
            read.add(cell);
            used = cell.isEmpty() ? used : column + 1;
        }
        return new SheetRow(number, used == read.size() ? read : new ArrayList<>(read.subList(0, used)), false);
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
