package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The register knows when a sheet has lost the noughts of its numbers: 120 pupils of s003, whose numbers all begin with
 * one.
 */
@IntegrationTest
class LostZerosTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    private Rosters rosters;
    private List<String> lines;

    @BeforeEach
    void a_register() throws IOException {
        new SampleSchools(jdbc).settle();
        rosters = new Rosters(port);
        clock.setTo(LocalDate.of(2026, 11, 1)
                .atTime(LocalTime.NOON)
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        lines = Files.readString(ExpectedSheet.SAMPLES.resolve("roster-s003.csv"), Charset.forName("GB18030"))
                .lines()
                .toList();
        rosters.confirm("s003brigade", rosters.upload("s003brigade", "roster-s003.csv", 201), false, 200);
    }

    @AfterEach
    void real_time_again() {
        new SampleSchools(jdbc).remove();
        clock.reset();
    }

    private JsonNode upload(String sheet, int status) {
        return rosters.upload("s003brigade", "roster.csv", sheet.getBytes(StandardCharsets.UTF_8), null, status);
    }

    private List<String> findings(JsonNode checked) {
        JsonNode found = rosters.get("s003brigade", checked, "/findings?size=500", 200);
        return StreamSupport.stream(found.spliterator(), false)
                .map(f -> f.get("sheetRow") + " " + f.get("kind").asText() + " "
                        + f.get("level").asText())
                .toList();
    }

    private String withoutZeros(int from, int until) {
        int number = List.of(lines.get(0).split(",")).indexOf("编号");
        StringBuilder sheet = new StringBuilder(lines.get(0)).append('\n');
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            cells[number] = i >= from && i < until ? cells[number].replaceFirst("^0+", "") : cells[number];
            sheet.append(String.join(",", cells)).append('\n');
        }
        return sheet.toString();
    }

    @Test
    void a_sheet_that_lost_them_all_brings_nobody_twice_and_makes_nobody_missing() {
        JsonNode checked = upload(withoutZeros(1, 1_000), 201);

        assertThat(checked.get("acceptedRows").asInt()).isZero();
        assertThat(checked.get("rowsWithErrors").asInt()).isEqualTo(120);
        assertThat(Rosters.difference(checked)).isEqualTo("0/0/0/0");
        assertThat(checked.at("/problem/code").asText()).isEqualTo("roster.import.nothing-accepted");
        assertThat(checked.at("/problem/detail").asText()).startsWith("没有一行可以导入");
        assertThat(findings(checked)).hasSize(120).allMatch(line -> line.endsWith(" zeros-lost ERROR"));
        assertThat(rosters.get("s003brigade", checked, "/findings", 200)
                        .get(0)
                        .get("detail")
                        .asText())
                .contains(
                        "像是丢了开头的 0",
                        lines.get(1).split(",")[List.of(lines.get(0).split(",")).indexOf("编号")]);
        assertThat(rosters.download("s003brigade", Rosters.path(checked) + "/marked.xlsx")
                        .status())
                .isEqualTo(200);
        assertThat(rosters.confirm("s003brigade", checked, false, 422)
                        .get("code")
                        .asText())
                .isEqualTo("roster.import.nothing-accepted");
    }

    @Test
    void a_few_that_lost_theirs_are_kept_out_and_counted() {
        JsonNode checked = upload(withoutZeros(5, 8), 201);

        assertThat(checked.get("acceptedRows").asInt()).isEqualTo(117);
        assertThat(checked.get("errors").asInt()).isEqualTo(3);
        assertThat(Rosters.difference(checked)).isEqualTo("0/0/117/0");
        assertThat(findings(checked))
                .containsExactly(
                        "6 numbers-shorter WARNING", "6 zeros-lost ERROR", "7 zeros-lost ERROR", "8 zeros-lost ERROR");
    }

    @Test
    void new_pupils_with_shorter_numbers_than_the_register_has_are_told_of() {
        String head = lines.get(0);
        String[] one = lines.get(1).split(",", -1);
        List<String> names = List.of(head.split(","));
        one[names.indexOf("编号")] = "99";
        one[names.indexOf("姓名")] = "新来的";
        String fresh = String.join(",", one);
        one[names.indexOf("编号")] =
                lines.get(2).split(",", -1)[names.indexOf("编号")].replaceFirst("^0+", "");
        String other = String.join(",", one);
        JsonNode checked = upload(head + "\n" + fresh + "\n" + other + "\n", 201);

        assertThat(checked.get("acceptedRows").asInt()).isEqualTo(2);
        assertThat(findings(checked)).contains("2 numbers-shorter-than-register WARNING", "3 zeros-lost-maybe WARNING");
    }

    @Test
    void a_sheet_without_anybody_is_told_of_at_once() {
        JsonNode checked = upload(lines.get(0) + "\n", 201);

        assertThat(checked.get("dataRows").asInt()).isZero();
        assertThat(checked.at("/problem/code").asText()).isEqualTo("roster.import.nothing-accepted");
    }
}
