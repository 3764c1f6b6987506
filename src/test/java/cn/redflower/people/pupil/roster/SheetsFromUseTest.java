package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Rosters as they came in use ({@code src/test/resources/cases}): ten pupils of 三(1)中队, numbers 26300001 to 26300010,
 * and one thing that is odd.
 */
class SheetsFromUseTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final List<String> NUMBERS =
            IntStream.rangeClosed(1, 10).mapToObj("263000%02d"::formatted).toList();

    private static RosterScope scope() {
        return RosterScope.of(
                LocalDate.of(2026, 11, 1),
                new RosterScope.School(
                        "s004",
                        "惠水县松林小学",
                        List.of(
                                new RosterScope.Squadron("q3", "三(1)中队", 3),
                                new RosterScope.Squadron("q4", "四(1)中队", 4))));
    }

    private static CheckedRoster read(String file) throws IOException {
        return CheckedRoster.of(CASES.resolve(file), scope());
    }

    private static List<String> numbers(CheckedRoster roster) {
        return roster.accepted().stream().map(RosterRow::number).toList();
    }

    @Test
    void a_part_that_power_query_left_is_nobodys_business() throws IOException {
        CheckedRoster roster = read("01-power-query-utf16.xlsx");

        assertThat(numbers(roster)).isEqualTo(NUMBERS);
        assertThat(roster.findings).isEmpty();
    }

    @Test
    void strict_open_xml_with_iso_dates_is_read() throws IOException {
        CheckedRoster roster = read("02-strict-iso-dates.xlsx");

        assertThat(numbers(roster)).isEqualTo(NUMBERS);
        assertThat(roster.means(2, "出生年月") + " " + roster.means(2, "入队年月")).isEqualTo("2017-02 2024-06");
        assertThat(roster.findings).isEmpty();
    }

    @Test
    void escaped_characters_are_decoded() throws IOException {
        CheckedRoster roster = read("03b-x000D-body.xlsx");

        assertThat(numbers(roster)).isEqualTo(NUMBERS);
        assertThat(List.of(roster.means(2, "姓名"), roster.means(3, "小队"), roster.means(4, "姓名")))
                .containsExactly("覃思远", "第一小队", "韦浩然");
        assertThat(roster.findings).isEmpty();
    }

    @Test
    void two_blocks_side_by_side_are_refused_with_their_columns() throws IOException {
        List<Refusal> reasons = CheckedRoster.refusalOf(CASES.resolve("04-two-blocks.xlsx"), scope());

        assertThat(reasons).extracting(Refusal::code).containsExactly("spreadsheet.side-by-side");
        assertThat(reasons.get(0).args()).containsExactly("1", "学号", "C", "L", "2");
    }

    @Test
    void rows_hidden_by_a_filter_are_taken_in_and_told_of_once() throws IOException {
        CheckedRoster roster = read("05-filtered.xlsx");

        assertThat(roster.summary.acceptedRows()).isEqualTo(10);
        assertThat(roster.findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("hidden-rows");
            assertThat(finding.sheetRow()).isEqualTo(1);
            assertThat(finding.args()).containsExactly("5", "7–11");
        });
    }

    @Test
    void numbers_that_a_program_wrote_as_decimals_are_whole_or_named_as_damaged() throws IOException {
        CheckedRoster roster = read("06-poi-doubles.xlsx");

        assertThat(numbers(roster)).isEqualTo(NUMBERS.subList(0, 9));
        assertThat(roster.findingLines()).containsExactly("0011|学号|number-damaged|error");
    }

    @Test
    void a_month_that_may_have_lost_its_zero_is_ambiguous() throws IOException {
        CheckedRoster roster = read("09-csv-lost-october.csv");

        assertThat(roster.findingLines())
                .containsExactly(
                        "0002|出生年月|date-ambiguous|error",
                        "0004|出生年月|date-ambiguous|error",
                        "0006|出生年月|date-ambiguous|error",
                        "0008|出生年月|date-ambiguous|error",
                        "0010|出生年月|date-ambiguous|error");
        assertThat(roster.means(3, "出生年月")).isEqualTo("2017-11");
    }

    @Test
    void numbers_are_read_as_the_sheet_shows_them() throws IOException {
        CheckedRoster roster = read("10-zero-formats.xlsx");

        assertThat(numbers(roster))
                .containsExactly(
                        "00300001",
                        "00300002",
                        "00300003",
                        "L0300004",
                        "00300005",
                        "00300006",
                        "00300007",
                        "L0300008",
                        "00300009",
                        "00300010");
        assertThat(roster.findings).isEmpty();
    }
}
