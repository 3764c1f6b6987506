package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.spreadsheet.SpreadsheetProperties;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sample nominations and counselors. */
class SampleListsTest {

    private final Spreadsheets spreadsheets = new Spreadsheets(SpreadsheetProperties.defaults());

    @Test
    void reads_twelve_nominations_and_leaves_eligibility_to_the_award() throws IOException {
        ExpectedSheet expected = ExpectedSheet.of("nominations-s001-q03");

        var read = new NominationSheet(spreadsheets)
                .read(ExpectedSheet.SAMPLES.resolve("nominations-s001-q03.xlsx"))
                .orThrow();

        assertThat(read.head().row()).isEqualTo(expected.number("headerRow"));
        assertThat(read.dataRows()).isEqualTo(expected.number("dataRows"));
        assertThat(read.findings()).isEmpty();
        assertThat(read.numberHeader()).isEqualTo("学号");
        assertThat(read.rows())
                .hasSize(12)
                .extracting(NominationSheet.Row::sheetRow)
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(read.rows().get(3))
                .isEqualTo(new NominationSheet.Row(5, "2025001018", "莫睿", "乐于助人，同桌受伤期间每天帮忙打饭、送作业。"));
    }

    @Test
    void finds_the_counselors_without_training() throws IOException {
        ExpectedSheet expected = ExpectedSheet.of("counselors-s001");

        var read = new CounselorSheet(spreadsheets)
                .read(ExpectedSheet.SAMPLES.resolve("counselors-s001.xlsx"))
                .orThrow();

        List<String> lines = read.findings().stream()
                .map(f -> "%04d|%s|%s|%s"
                        .formatted(
                                f.sheetRow(),
                                f.column(),
                                f.kind(),
                                f.level().name().toLowerCase(Locale.ROOT)))
                .toList();
        assertThat(lines).isEqualTo(expected.findings());
        assertThat(read.rows()).hasSize(expected.number("dataRows"));
        assertThat(read.acceptedRows()).isEqualTo(expected.number("acceptedRows"));
        assertThat(read.rows().stream().collect(Collectors.groupingBy(CounselorSheet.Row::kind, Collectors.counting())))
                .isEqualTo(Map.of(
                        PostKind.SQUADRON_COUNSELOR,
                        16L,
                        PostKind.SQUAD_COUNSELOR,
                        38L,
                        PostKind.OFF_CAMPUS_COUNSELOR,
                        5L));
    }
}
