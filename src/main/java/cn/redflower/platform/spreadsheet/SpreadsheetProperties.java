package cn.redflower.platform.spreadsheet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a sheet may be before it is refused. A county's whole roster has about 50,000 rows of 23 columns.
 *
 * @param maxFileSize size of the file as uploaded
 * @param maxRows rows that hold anything
 * @param maxColumns the last column that may hold anything
 * @param maxCellLength characters in one cell
 * @param maxUnpackedSize bytes of all parts of a workbook after decompression
 * @param maxPackingRatio how many times larger than the file a workbook may become, once it passes
 *     {@code packingRatioFrom}
 * @param packingRatioFrom unpacked size from which the ratio counts; small files pack better than any honest limit
 * @param maxSharedText bytes of a workbook's table of texts, which is held in memory
 * @param headerRows the header stands within so many rows from the top
 */
@ConfigurationProperties("redflower.spreadsheet")
public record SpreadsheetProperties(
        @DefaultValue("20MB") DataSize maxFileSize,
        @DefaultValue("60000") int maxRows,
        @DefaultValue("200") int maxColumns,
        @DefaultValue("2000") int maxCellLength,
        @DefaultValue("400MB") DataSize maxUnpackedSize,
        @DefaultValue("150") int maxPackingRatio,
        @DefaultValue("8MB") DataSize packingRatioFrom,
        @DefaultValue("48MB") DataSize maxSharedText,
        @DefaultValue("10") int headerRows) {

    /** The limits as shipped. */
    public static SpreadsheetProperties defaults() {
        return new SpreadsheetProperties(
                DataSize.ofMegabytes(20),
                60_000,
                200,
                2_000,
                DataSize.ofMegabytes(400),
                150,
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(48),
                10);
    }
}
