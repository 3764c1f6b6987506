package cn.redflower.organization.roster;

import cn.redflower.spreadsheet.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A county's roster of made-up pupils: written to a file, or checked in a JVM of its own whose heap says what that needs. */
final class LargeRosterReading {

    static final int ROWS = 50_000;
    private static final int SQUADRONS = 18;
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);

    private LargeRosterReading() {
    }

    /** Checks the file named in the arguments; the exit code is 0 if every row was accepted. The last line gives the times. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        long start = System.nanoTime();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile()); var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(Row::getCellCount);
        }
        long bare = System.nanoTime();
        int[] seen = new int[2];
        RosterSummary summary = CheckedRoster.SHEET.read(file, scope(), new RosterSink() {
            @Override
            public void row(RosterRow row, State state) {
                seen[0] += state == State.ACCEPTED ? 1 : 0;
            }

            @Override
            public void finding(Finding finding) {
                seen[1]++;
            }
        }).orThrow();
        System.out.printf("accepted=%d findings=%d bare_ms=%d checked_ms=%d max_heap_mb=%d%n", seen[0], seen[1], (bare - start) / 1_000_000,
                (System.nanoTime() - bare) / 1_000_000, Runtime.getRuntime().maxMemory() >> 20);
        System.exit(seen[0] == ROWS && seen[1] == 0 && summary.acceptedRows() == ROWS ? 0 : 1);
    }

    private static RosterScope scope() {
        List<RosterScope.Squadron> squadrons = new ArrayList<>();
        for (int i = 0; i < SQUADRONS; i++) {
            squadrons.add(new RosterScope.Squadron("q" + i, squadron(i), i / 3 + 1));
        }
        return RosterScope.county(AS_OF, List.of(new RosterScope.School("s001", "惠水县测试小学", squadrons)));
    }

    private static String squadron(int i) {
        return "一二三四五六".charAt(i / 3) + "(" + (i % 3 + 1) + ")中队";
    }

    static void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook workbook = new Workbook(out, "Test", "1.0");
            Worksheet sheet = workbook.newWorksheet("名册");
            List<String> header = RosterCheck.LAYOUT.columns().stream().map(column -> column.field()).toList();
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            for (int row = 1; row <= ROWS; row++) {
                write(sheet, row, header.size());
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
            workbook.finish();
        }
    }

    private static void write(Worksheet sheet, int row, int columns) throws IOException {
        int squadron = row % SQUADRONS;
        int grade = squadron / 3 + 1;
        String name = "甲乙丙丁戊己庚辛壬癸".charAt(row % 10) + new String(Character.toChars(0x4E00 + row % 20_000)) + (char) (0x4E00 + row / 20_000);
        String[] start = {"惠水县测试小学", String.valueOf(grade), squadron(squadron), "第一小队", "%07d".formatted(row), name, row % 2 == 0 ? "男" : "女",
            (2021 - grade) + "-0" + (row % 9 + 1), (2027 - grade) + "-10"};
        for (int i = 0; i < columns; i++) {
            sheet.value(row, i, i < start.length ? start[i] : i >= columns - 2 ? "是" : (row + i) % 3 == 0 ? "✓" : "");
        }
    }
}
