package cn.redflower.platform.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;

/** Puts the cell records of one sheet of an .xls together to rows. */
final class XlsRows implements HSSFListener {

    /** Ends the reading of the stream of records, which knows no other end. */
    static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }

    /** Carries what the visitor threw past the library. */
    static final class VisitorFailure extends RuntimeException {
        VisitorFailure(RuntimeException original) {
            super(original);
        }

        RuntimeException original() {
            return (RuntimeException) getCause();
        }
    }

    /** Set by whoever writes a formula without computing it; the value is nought then. */
    private static final int COMPUTED_ON_LOAD = 2;

    private final XlsFrame frame;
    private final int wanted;
    private final RowVisitor visitor;
    private final CellReading cells;
    private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this);
    private final XlsFrame.Nesting nesting = new XlsFrame.Nesting();
    private boolean inside;
    private SSTRecord texts;
    private int row = -1;
    private List<SheetCell> current = new ArrayList<>();
    private FormulaRecord awaitingText;

    XlsRows(XlsFrame frame, int wanted, RowVisitor visitor, int maxCellLength) {
        this.frame = frame;
        this.wanted = wanted;
        this.visitor = visitor;
        this.cells = new CellReading(maxCellLength, frame.isDate1904());
    }

    HSSFListener listener() {
        return formats;
    }

    @Override
    public void processRecord(Record record) {
        nesting.startsSheet(record);
        if (record instanceof SSTRecord shared) {
            texts = shared;
        } else if (nesting.sheet() == wanted) {
            inside = true;
            cell(record);
        } else if (inside && nesting.isOutside()) {
            handOver();
            throw new Enough();
        }
    }

    private void cell(Record record) {
        if (record instanceof StringRecord text && awaitingText != null) {
            put(awaitingText, cells.text(text.getString(), true, awaitingText.getRow() + 1, awaitingText.getColumn()));
            awaitingText = null;
        } else if (record instanceof LabelSSTRecord label) {
            String text =
                    texts == null ? "" : texts.getString(label.getSSTIndex()).getString();
            put(label, cells.text(text, false, label.getRow() + 1, label.getColumn()));
        } else if (record instanceof LabelRecord label) {
            put(label, cells.text(label.getValue(), false, label.getRow() + 1, label.getColumn()));
        } else if (record instanceof NumberRecord number) {
            put(number, number(number.getValue(), number, false));
        } else if (record instanceof RKRecord number) {
            put(number, number(number.getRKNumber(), number, false));
        } else if (record instanceof BoolErrRecord value) {
            put(
                    value,
                    value.isError()
                            ? cells.error(shown(value.getErrorValue()), false)
                            : cells.truth(value.getBooleanValue(), false));
        } else if (record instanceof FormulaRecord formula) {
            formula(formula);
        }
    }

    private void formula(FormulaRecord formula) {
        CellType type = formula.getCachedResultTypeEnum();
        if (type == CellType.STRING) {
            awaitingText = formula;
        } else if (type == CellType.ERROR) {
            put(formula, cells.error(shown((byte) formula.getCachedErrorValue()), true));
        } else if (type == CellType.BOOLEAN) {
            put(formula, cells.truth(formula.getCachedBooleanValue(), true));
        } else if (formula.getValue() == 0 && (formula.getOptions() & COMPUTED_ON_LOAD) != 0) {
            put(formula, cells.uncomputed());
        } else {
            put(formula, number(formula.getValue(), formula, true));
        }
    }

    private SheetCell number(double value, CellValueRecordInterface cell, boolean computed) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return cells.error("#NUM!", computed);
        }
        int index = formats.getFormatIndex(cell);
        String implied = DateFormats.implied(index);
        return cells.number(
                BigDecimal.valueOf(value), implied != null ? implied : formats.getFormatString(cell), computed);
    }

    private static String shown(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#VALUE!";
    }

    private void put(CellValueRecordInterface cell, SheetCell value) {
        if (cell.getRow() != row) {
            handOver();
            if (cell.getRow() < row) {
                throw Broken.file();
            }
            row = cell.getRow();
        }
        while (current.size() <= cell.getColumn()) {
            current.add(SheetCell.EMPTY);
        }
        current.set(cell.getColumn(), value);
    }

    private void handOver() {
        if (current.isEmpty()) {
            return;
        }
        SheetRow complete = new SheetRow(row + 1, current, frame.isHidden(wanted, row));
        current = new ArrayList<>(complete.cells().size());
        boolean more;
        try {
            more = visitor.visit(complete);
        } catch (RuntimeException e) {
            throw new VisitorFailure(e);
        }
        if (!more) {
            throw new Enough();
        }
    }
}
