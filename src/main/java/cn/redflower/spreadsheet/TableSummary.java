package cn.redflower.spreadsheet;

import java.util.List;

/**
 * What a reading of a table came to.
 *
 * @param dataRows rows shown to the visitor
 * @param skipped rows that were none, in their order; at most the first thousand
 */
public record TableSummary(TableHead head, int dataRows, List<SkippedRow> skipped) {

    /** A row that is no data and no fault. */
    public record SkippedRow(int sheetRow, Sort what) {
    }

    /** Why a row is no data. */
    public enum Sort { TITLE, NOTE, BLANK, SUBTOTAL, TOTAL, FOOTER, HEADER }
}
