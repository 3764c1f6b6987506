package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that differ in length as lost noughts would make them are told of once a school. */
class NumberLengthsTest {

    @TempDir
    Path folder;

    private List<String> said(String... numbers) throws IOException {
        StringBuilder csv = new StringBuilder("中队,学号,姓名,出生年月,性别,监护人同意,公示同意\n");
        for (int i = 0; i < numbers.length; i++) {
            csv.append("三(1)中队,")
                    .append(numbers[i])
                    .append(",罗")
                    .append((char) ('一' + i))
                    .append(",2017-03,男,是,是\n");
        }
        CheckedRoster roster = CheckedRoster.of(
                Files.writeString(folder.resolve("roster.csv"), csv),
                RosterScope.of(
                        LocalDate.of(2026, 11, 1),
                        new RosterScope.School(
                                "s004", "惠水县松林小学", List.of(new RosterScope.Squadron("q3", "三(1)中队", 3)))));
        return roster.findings.stream()
                .filter(finding -> finding.kind().startsWith("numbers"))
                .map(finding -> finding.sheetRow() + " " + finding.args())
                .toList();
    }

    @Test
    void longer_ones_that_begin_with_a_nought_beside_shorter_ones() throws IOException {
        assertThat(said("01230001", "01230002", "1230003", "1230004")).containsExactly("4 [学号, 8, 2, 2, 4、5]");
    }

    @Test
    void shorter_ones_beside_longer_ones_of_later_classes() throws IOException {
        assertThat(said("10101", "10102", "11201", "9101", "8102")).containsExactly("5 [学号, 5, 3, 2, 5、6]");
    }

    @Test
    void many_are_not_all_named() throws IOException {
        assertThat(said("0000001", "901", "902", "903", "904", "905", "906", "907"))
                .containsExactly("3 [学号, 7, 1, 7, 3、4、5、6、7…]");
    }

    @Test
    void equal_ones_and_those_with_their_noughts() throws IOException {
        assertThat(said("26300001", "26300002")).isEmpty();
        assertThat(said("0012", "00123")).isEmpty();
        assertThat(said("A1", "B12", "2026-1")).isEmpty();
    }

    @Test
    void pupils_who_are_simply_counted() throws IOException {
        assertThat(said(IntStream.rangeClosed(1, 45).mapToObj(String::valueOf).toArray(String[]::new)))
                .isEmpty();
        assertThat(said("001", "002", "3", "4")).hasSize(1);
    }
}
