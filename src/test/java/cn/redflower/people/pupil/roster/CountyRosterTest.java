package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The administrator imports the whole county from one sheet of 50,000 rows or its twin, in the background. */
@IntegrationTest
class CountyRosterTest {

    private static final Logger LOG = LoggerFactory.getLogger(CountyRosterTest.class);

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    Rosters rosters;

    @BeforeEach
    void a_county_without_pupils() {
        SampleSchools schools = new SampleSchools(jdbc);
        schools.settle();
        schools.settleCounty();
        rosters = new Rosters(port);
        clock.setTo(LocalDate.of(2026, 11, 1)
                .atTime(LocalTime.NOON)
                .atZone(AdjustableClock.ZONE)
                .toInstant());
    }

    @AfterEach
    void real_time_again() {
        new SampleSchools(jdbc).remove();
        clock.reset();
    }

    @Test
    void all_pupils_come_in_and_nothing_changes_the_second_time() throws Exception {
        Path sheet = CountySheet.write(folder.resolve("county.xlsx"), 0);
        long start = System.nanoTime();
        CheckedRoster.SHEET
                .read(sheet, RosterScope.county(LocalDate.of(2026, 11, 1), CountySheet.schools()), new Forgetting())
                .orThrow();
        told("read only", start);

        JsonNode checked =
                timed("checked", () -> rosters.whenSettled("keeper", rosters.upload("keeper", sheet, null, 201)));
        assertThat(checked.get("status").asText()).isEqualTo("CHECKED");
        assertThat(Rosters.difference(checked)).isEqualTo(CountySheet.ROWS + "/0/0/0");
        assertThat(checked.get("squadrons")).hasSize(CountySheet.SCHOOLS * CountySheet.SQUADRONS);
        assertThat(checked.get("progressRows").asInt()).isEqualTo(CountySheet.ROWS);

        JsonNode done =
                timed("confirmed", () -> rosters.whenSettled("keeper", rosters.confirm("keeper", checked, false, 200)));
        assertThat(done.get("status").asText()).isEqualTo("CONFIRMED");
        assertThat(done.at("/result/added").asInt()).isEqualTo(CountySheet.ROWS);
        assertThat(done.at("/result/newSquads").asInt()).isEqualTo(CountySheet.SCHOOLS * CountySheet.SQUADRONS * 2);
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.pupil where school_id not in ('s901', 's902')", Integer.class))
                .isEqualTo(CountySheet.ROWS);

        JsonNode again =
                timed("checked again", () -> rosters.whenSettled("keeper", rosters.upload("keeper", sheet, null, 201)));
        assertThat(Rosters.difference(again)).isEqualTo("0/0/" + CountySheet.ROWS + "/0");
        rosters.get("s001brigade", again, "", 404);
        JsonNode confirmed = timed(
                "confirmed again", () -> rosters.whenSettled("keeper", rosters.confirm("keeper", again, true, 200)));
        assertThat(confirmed.at("/result/unchanged").asInt()).isEqualTo(CountySheet.ROWS);
        assertThat(confirmed.at("/result/left").asInt()).isZero();
    }

    @Test
    void a_sheet_full_of_faults_is_checked_all_the_same() throws Exception {
        Path sheet = CountySheet.write(folder.resolve("county.xlsx"), 2);

        JsonNode checked = timed(
                "checked with every second row faulty",
                () -> rosters.whenSettled("keeper", rosters.upload("keeper", sheet, null, 201)));

        assertThat(checked.get("status").asText()).isEqualTo("CHECKED");
        assertThat(checked.get("errors").asInt()).isEqualTo(CountySheet.ROWS / 20);
        assertThat(checked.get("warnings").asInt()).isEqualTo(CountySheet.ROWS / 2);
        assertThat(rosters.get(
                        "keeper",
                        checked,
                        "/findings?level=ERROR&page=" + (CountySheet.ROWS / 2_000 - 1) + "&size=100",
                        200))
                .hasSize(100);
        assertThat(rosters.download("keeper", Rosters.path(checked) + "/marked.xlsx")
                        .body())
                .startsWith('P', 'K');
    }

    @Test
    void a_file_that_is_no_sheet_fails_in_the_background_with_its_reason() throws IOException {
        JsonNode failed = rosters.whenSettled(
                "keeper", rosters.upload("keeper", "county.xlsx", "%PDF-1.7 ...".getBytes(), null, 201));

        assertThat(failed.get("status").asText()).isEqualTo("FAILED");
        assertThat(failed.at("/problem/code").asText()).isEqualTo("spreadsheet.pdf");
    }

    private static JsonNode timed(String what, Callable<JsonNode> work) throws Exception {
        long start = System.nanoTime();
        JsonNode answer = work.call();
        told(what, start);
        return answer;
    }

    private static void told(String what, long start) {
        LOG.info("{} rows {}: {} s", CountySheet.ROWS, what, "%.1f".formatted((System.nanoTime() - start) / 1e9));
    }

    /** Takes a roster and keeps nothing of it. */
    private static final class Forgetting implements RosterSink {
        @Override
        public void row(RosterRow row, State state) {}

        @Override
        public void finding(Finding finding) {}
    }
}
