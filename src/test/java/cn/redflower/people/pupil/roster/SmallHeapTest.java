package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.SpreadsheetProperties;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import cn.redflower.test.Scale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A county's roster is read row by row: 50,000 of them in a heap of 256 MB ({@code design.md} §6), the twin in one that
 * is as much too small.
 */
class SmallHeapTest {

    @TempDir
    Path folder;

    @Test
    void a_countys_roster_is_checked_in_a_small_heap() throws IOException, InterruptedException {
        Path sheet = CountySheet.write(folder.resolve("county.xlsx"), 10);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + Integer.getInteger("reader.heap", Scale.of(256, 20)) + "m",
                        "-Dscale=" + Scale.isReal(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        sheet.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("%d rows, %d with errors, %d findings"
                        .formatted(CountySheet.ROWS, CountySheet.ROWS / 100, CountySheet.ROWS / 100 * 11));
    }

    /** What the child runs. */
    static final class Reader {

        public static void main(String[] args) throws IOException {
            Path sheet = Path.of(args[0]);
            int[] findings = new int[1];
            RosterSink sink = new RosterSink() {
                @Override
                public void row(RosterRow row, State state) {}

                @Override
                public void finding(Finding finding) {
                    findings[0]++;
                }
            };
            RosterSummary read = new RosterSheet(
                            new Spreadsheets(SpreadsheetProperties.defaults()), AgePolicy.defaults())
                    .read(sheet, RosterScope.county(LocalDate.of(2026, 11, 1), CountySheet.schools()), sink)
                    .orThrow();
            System.out.println(
                    read.dataRows() + " rows, " + read.rowsWithErrors() + " with errors, " + findings[0] + " findings");
        }
    }
}
