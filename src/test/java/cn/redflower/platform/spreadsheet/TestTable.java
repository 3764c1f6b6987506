package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small table with a number, a name and a squadron, read and held for tests. */
final class TestTable implements TableVisitor {

    static final TableLayout LAYOUT = new TableLayout(List.of(
            new TableColumn("number", List.of("学号", "编号", "学生学号", "学籍号"), true),
            new TableColumn("name", List.of("姓名", "学生姓名"), true),
            new TableColumn("squadron", List.of("中队", "班级"), false)));

    final List<String> rows = new ArrayList<>();
    TableHead head;
    TableSummary summary;

    static TestTable read(Path file) throws IOException {
        return read(file, SpreadsheetProperties.defaults());
    }

    static TestTable read(Path file, SpreadsheetProperties limits) throws IOException {
        TestTable table = new TestTable();
        table.summary = new Spreadsheets(limits).read(file, LAYOUT, table).orThrow();
        return table;
    }

    static String refusal(Path file) throws IOException {
        return refusal(file, SpreadsheetProperties.defaults());
    }

    static String refusal(Path file, SpreadsheetProperties limits) throws IOException {
        Outcome<TableSummary> outcome = new Spreadsheets(limits).read(file, LAYOUT, row -> {});
        return outcome instanceof Outcome.Refused<TableSummary> refused
                ? refused.reasons().stream().map(Refusal::code).toList().toString()
                : "read";
    }

    @Override
    public void head(TableHead found) {
        head = found;
    }

    @Override
    public void row(TableRow row) {
        rows.add(row.sheetRow() + ": " + row.cell("number").text() + " "
                + row.cell("name").text() + " " + row.cell("squadron").text());
    }
}
