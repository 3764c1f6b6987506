package cn.redflower.people.county.workbook;

import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.spreadsheet.TableHead;
import cn.redflower.platform.spreadsheet.TableSummary.SkippedRow;
import java.util.List;
import java.util.Map;

/**
 * A county's workbook as it is written: every row with what its cells say, before anything is compared. Cells of
 * columns that the register must not have are not in it.
 *
 * @param sheets the sheets that were read
 * @param findings of single cells
 */
public record Written(
        List<Sheet> sheets,
        List<UnitRow> units,
        List<SquadronRow> squadrons,
        List<PersonRow> people,
        List<Told> findings) {

    public Written {
        sheets = List.copyOf(sheets);
        units = List.copyOf(units);
        squadrons = List.copyOf(squadrons);
        people = List.copyOf(people);
        findings = List.copyOf(findings);
    }

    /**
     * A sheet that was read.
     *
     * @param headers the header's text over each column, by the column's key
     */
    public record Sheet(
            Part part, TableHead head, int dataRows, List<SkippedRow> skipped, Map<String, String> headers) {}

    /**
     * A town, community or school.
     *
     * @param number as written, null if none
     * @param faulty whether a cell alone keeps the row out
     */
    public record UnitRow(int sheetRow, UnitKind kind, Integer number, String name, String parent, boolean faulty) {}

    /** A class. @param grade 1 to 9 @param name as it is registered, 三(1)中队 */
    public record SquadronRow(int sheetRow, String school, Integer grade, String name, boolean faulty) {}

    /**
     * A person in a post; whoever has several has a row for each.
     *
     * @param squadrons the squadrons that the post is for, as written
     * @param login null if none
     * @param email null if none, or none that a mail could reach
     */
    public record PersonRow(
            int sheetRow,
            String name,
            String unit,
            PostKind post,
            List<String> squadrons,
            String login,
            String email,
            boolean faulty) {}
}
