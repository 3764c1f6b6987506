package cn.redflower.platform.spreadsheet;

import java.util.List;

/**
 * What a reading of a table came to.
 *
 * @param dataRows rows shown to the visitor
 * @param skipped rows that were none, in their order; at most the first thousand
 * @param remarks what a person has to know of the sheet as a whole
 */
public record TableSummary(TableHead head, int dataRows, List<SkippedRow> skipped, List<Remark> remarks) {

    /**
     * Something that people who look at the sheet may not see, or that was not read.
     *
     * @param kind the last part of the sentence's message key
     * @param args what the sentence names
     */
    public record Remark(String kind, List<String> args) {}

    /** A row that is no data and no fault. */
    public record SkippedRow(int sheetRow, Sort what) {}

    /** Why a row is no data. */
    public enum Sort {
        TITLE,
        NOTE,
        BLANK,
        SUBTOTAL,
        TOTAL,
        FOOTER,
        HEADER
    }
}
