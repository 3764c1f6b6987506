package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample roster says exactly what its expectation says: no finding more, none less. */
class SampleRostersTest {

    /**
     * Readings that the sample's author noted before a fault was put into the cell; what the finding of the same cell
     * says ({@code why}) is what the cell holds now, and is asserted below.
     */
    private static final Set<String> OVERTAKEN =
            Set.of("9|出生年月日|2019-12", "30|出生年月日|2018-12", "97|出生年月日|2014-12", "100|入队时间|2021-10");

    @ParameterizedTest
    @CsvSource({
        "roster-s001.xlsx, roster-s001",
        "roster-s002-messy.xlsx, roster-s002-messy",
        "roster-s003.csv, roster-s003",
        "roster-s003-utf8bom.csv, roster-s003"
    })
    void finds_what_is_expected(String file, String expectation) throws IOException {
        ExpectedSheet expected = ExpectedSheet.of(expectation);
        CheckedRoster roster = CheckedRoster.of(ExpectedSheet.SAMPLES.resolve(file), expected.scope());

        assertThat(roster.findingLines()).isEqualTo(expected.findings());
        assertThat(roster.findings).hasSameSizeAs(expected.findings());
        assertThat(roster.summary.head().row()).isEqualTo(expected.number("headerRow"));
        assertThat(roster.summary.dataRows()).isEqualTo(expected.number("dataRows"));
        assertThat(roster.summary.acceptedRows()).isEqualTo(expected.number("acceptedRows"));
        assertThat(roster.accepted()).hasSize(expected.number("acceptedRows"));
        assertThat(roster.summary.rowsWithErrors()).isEqualTo(expected.number("rowsWithErrors"));
        assertThat(roster.summary.duplicateRows()).isEqualTo(expected.number("duplicateRows"));
        assertThat(roster.summary.head().ignored()).isEqualTo(expected.ignoredColumns());
        assertThat(roster.summary.skipped())
                .extracting(row -> row.sheetRow() + " " + row.what().name().toLowerCase(Locale.ROOT))
                .isEqualTo(expected.skippedRows());
    }

    @ParameterizedTest
    @CsvSource({
        "roster-s001.xlsx, roster-s001",
        "roster-s002-messy.xlsx, roster-s002-messy",
        "roster-s003.csv, roster-s003",
        "roster-s003-utf8bom.csv, roster-s003"
    })
    void reads_what_the_cells_mean(String file, String expectation) throws IOException {
        ExpectedSheet expected = ExpectedSheet.of(expectation);
        CheckedRoster roster = CheckedRoster.of(ExpectedSheet.SAMPLES.resolve(file), expected.scope());

        List<String> readings = expected.readings().stream()
                .filter(reading -> !OVERTAKEN.contains(reading))
                .toList();
        List<String> read = readings.stream()
                .map(reading -> {
                    String[] parts = reading.split("\\|");
                    return parts[0] + "|" + parts[1] + "|" + roster.means(Integer.parseInt(parts[0]), parts[1]);
                })
                .toList();
        assertThat(readings).isNotEmpty();
        assertThat(read).isEqualTo(readings);
    }

    @Test
    void reads_the_four_cells_that_hold_another_month_than_noted_as_their_findings_say() throws IOException {
        ExpectedSheet expected = ExpectedSheet.of("roster-s002-messy");
        CheckedRoster roster =
                CheckedRoster.of(ExpectedSheet.SAMPLES.resolve("roster-s002-messy.xlsx"), expected.scope());

        assertThat(expected.why(9, "age-below-6")).startsWith("2021-10").startsWith(roster.means(9, "出生年月日"));
        assertThat(expected.why(97, "age-above-14")).startsWith("2011-08").startsWith(roster.means(97, "出生年月日"));
        assertThat(expected.why(100, "joined-before-6")).startsWith("2018-10").startsWith(roster.means(100, "入队时间"));
        assertThat(expected.why(30, "date-invalid")).contains("2018-13");
        assertThat(roster.rows.get(30).birth()).isNull();
    }

    @Test
    void counts_the_clean_roster_by_squadron_squad_and_consent() throws IOException {
        ExpectedSheet expected = ExpectedSheet.of("roster-s001");
        CheckedRoster roster = CheckedRoster.of(ExpectedSheet.SAMPLES.resolve("roster-s001.xlsx"), expected.scope());

        var perSquadron =
                roster.accepted().stream().collect(Collectors.groupingBy(RosterRow::squadron, Collectors.counting()));
        expected.json()
                .at("/counts/perSquadron")
                .fields()
                .forEachRemaining(each -> assertThat(perSquadron)
                        .containsEntry(each.getKey(), each.getValue().asLong()));
        assertThat(perSquadron).hasSize(expected.json().at("/counts/squadrons").asInt());
        assertThat(roster.accepted().stream()
                        .map(row -> row.squadron() + row.squad())
                        .distinct())
                .hasSize(expected.json().at("/counts/squads").asInt());
        assertThat(roster.accepted().stream().filter(row -> !row.guardianConsent()))
                .hasSize(expected.json().at("/counts/guardianRefused").asInt());
        assertThat(roster.accepted().stream().filter(row -> !row.publicationConsent()))
                .hasSize(expected.json().at("/counts/publicationRefused").asInt());
    }

    @Test
    void the_two_encodings_hold_the_same_pupils() throws IOException {
        RosterScope scope = ExpectedSheet.of("roster-s003").scope();
        CheckedRoster gb18030 = CheckedRoster.of(ExpectedSheet.SAMPLES.resolve("roster-s003.csv"), scope);
        CheckedRoster utf8 = CheckedRoster.of(ExpectedSheet.SAMPLES.resolve("roster-s003-utf8bom.csv"), scope);

        assertThat(gb18030.accepted()).isEqualTo(utf8.accepted());
    }
}
