package cn.redflower.people.county.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.spreadsheet.Level;
import cn.redflower.platform.spreadsheet.TableSummary.SkippedRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbooks that counties send, each beside what a good reader says about it. */
class SampleWorkbooksTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    @ParameterizedTest
    @ValueSource(strings = {"county-small", "county-full"})
    void a_clean_workbook_is_taken_whole_and_without_a_word(String name) throws IOException {
        JsonNode expected = expected(name);
        Drafting.Result result = Workbooks.draft(SAMPLES.resolve(name + ".xlsx"));
        assertThat(result.findings()).isEmpty();
        assertCounts(result.draft(), expected);
        long withoutMail = result.draft().people().stream()
                .filter(person -> person.email() == null)
                .count();
        assertThat(withoutMail).isEqualTo(expected.get("withoutMail").asLong());
    }

    @Test
    void the_messy_workbook_has_its_findings_and_no_others() throws IOException {
        JsonNode expected = expected("county-messy");
        Drafting.Result result = Workbooks.draft(SAMPLES.resolve("county-messy.xlsx"));
        assertThat(new TreeSet<>(result.findings().stream()
                        .map(SampleWorkbooksTest::told)
                        .toList()))
                .isEqualTo(
                        new TreeSet<>(StreamSupport.stream(expected.get("rows").spliterator(), false)
                                .map(SampleWorkbooksTest::expectedFinding)
                                .toList()));
        assertThat(result.findings()).hasSize(expected.get("rows").size());
        assertCounts(result.draft(), expected.get("accepted"));
        assertThat(result.draft().people().stream()
                        .mapToInt(person -> person.posts().size())
                        .sum())
                .isEqualTo(expected.get("accepted").get("posts").asInt());
    }

    @Test
    void single_cells_of_the_messy_workbook_mean_what_they_mean() throws IOException {
        Written written = Workbooks.read(SAMPLES.resolve("county-messy.xlsx"));
        Draft draft = Workbooks.draft(SAMPLES.resolve("county-messy.xlsx")).draft();
        List<String> units = draft.units().stream()
                .map(unit -> unit.id() + " " + unit.name() + " < " + unit.parentId())
                .toList();
        assertThat(units)
                .containsExactly(
                        "town01 青溪镇少工委 < county",
                        "town02 云岭镇少工委 < county",
                        "community01 青溪一社区少工委 < town01",
                        "s001 平安县青溪小学 < town01",
                        "s002 平安县云岭小学 < town02");
        List<String> squadrons = draft.squadrons().stream()
                .map(squadron -> squadron.id() + " " + squadron.name())
                .toList();
        assertThat(squadrons)
                .containsExactly(
                        "s001q01 一(1)中队",
                        "s001q02 二(1)中队",
                        "s001q03 三(1)中队",
                        "s001q04 五(1)中队",
                        "s002q01 一(1)中队",
                        "s002q02 二(2)中队");
        assertThat(written.people().get(3).name()).isEqualTo("韦明");
        assertThat(written.people().get(7).email()).isEqualTo("lcm@school.example");
    }

    @Test
    void what_is_no_row_is_passed_over() throws IOException {
        JsonNode expected = expected("county-messy").get("skippedRows").get(0);
        Written written = Workbooks.read(SAMPLES.resolve("county-messy.xlsx"));
        List<Integer> skipped = written.sheets().stream()
                .filter(sheet -> sheet.part() == Part.UNITS)
                .flatMap(sheet -> sheet.skipped().stream())
                .map(SkippedRow::sheetRow)
                .toList();
        List<Integer> rows = new ArrayList<>();
        expected.get("rows").forEach(row -> rows.add(row.asInt()));
        assertThat(skipped).containsExactlyElementsOf(rows);
    }

    private static void assertCounts(Draft draft, JsonNode expected) {
        assertThat(draft.units().stream().collect(Collectors.groupingBy(Draft.Unit::kind, Collectors.counting())))
                .containsEntry(UnitKind.TOWN, expected.get("towns").asLong())
                .containsEntry(UnitKind.COMMUNITY, expected.get("communities").asLong())
                .containsEntry(UnitKind.SCHOOL, expected.get("schools").asLong());
        assertThat(draft.squadrons()).hasSize(expected.get("squadrons").asInt());
        assertThat(draft.people()).hasSize(expected.get("people").asInt());
    }

    private static String told(Told told) {
        Level level = told.finding().level();
        return String.join(
                " ",
                told.sheet(),
                "%03d".formatted(told.finding().sheetRow()),
                told.finding().column(),
                told.finding().kind(),
                level.name());
    }

    private static String expectedFinding(JsonNode row) {
        return String.join(
                " ",
                row.get("sheet").asText(),
                "%03d".formatted(row.get("sheetRow").asInt()),
                row.get("column").asText(),
                row.get("kind").asText(),
                row.get("level").asText().toUpperCase());
    }

    private static JsonNode expected(String name) throws IOException {
        return new ObjectMapper()
                .readTree(SAMPLES.resolve(name + ".expected.json").toFile());
    }
}
