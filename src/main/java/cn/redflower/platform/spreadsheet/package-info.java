/**
 * Reads the sheets that schools send, whatever the program that wrote them, and writes sheets back to them.
 *
 * <p>{@link cn.redflower.platform.spreadsheet.Spreadsheets} recognises .xlsx, .xls and .csv by their content, refuses
 * what could harm the server, finds the header by its words and streams the rows of the table;
 * {@link cn.redflower.platform.spreadsheet.MarkedCopy} gives the sheet back with its faults marked;
 * {@link cn.redflower.platform.spreadsheet.SheetTemplate} writes an empty sheet with drop-downs. What a column means is
 * its reader's business.
 */
@org.springframework.modulith.ApplicationModule(
        id = "spreadsheet",
        displayName = "Spreadsheet",
        allowedDependencies = {"problem", "start"})
package cn.redflower.platform.spreadsheet;
