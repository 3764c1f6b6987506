package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A roster goes into the register as its school's brigade counselor sees it happen, on the day of the samples. */
@IntegrationTest
class ImportingRostersTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    MockMvc mvc;

    Rosters rosters;

    @BeforeEach
    void schools_without_pupils() {
        new SampleSchools(jdbc).settle();
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
    void a_clean_roster_is_imported_and_changes_nothing_the_second_time() {
        JsonNode checked = rosters.upload("s001brigade", "roster-s001.xlsx", 201);

        assertThat(checked.get("status").asText()).isEqualTo("CHECKED");
        assertThat(Rosters.difference(checked)).isEqualTo("662/0/0/0");
        assertThat(checked.get("errors").asInt() + checked.get("warnings").asInt())
                .isZero();
        assertThat(checked.get("squadrons")).hasSize(16);
        assertThat(checked.get("newSquads").asInt()).isEqualTo(38);
        assertThat(pupils()).isZero();

        assertThat(AtOnce.send(6, i -> rosters.confirming("s001brigade", checked)))
                .extracting(HttpResponse::statusCode)
                .as("confirmed several times at once, it is imported once")
                .contains(200)
                .allMatch(status -> status == 200 || status == 409);
        JsonNode done = rosters.confirm("s001brigade", checked, false, 200);
        assertThat(done.get("status").asText()).isEqualTo("CONFIRMED");
        assertThat(done.at("/result/added").asInt()).isEqualTo(662);
        assertThat(done.at("/result/newSquads").asInt()).isEqualTo(38);
        assertThat(jdbc.queryForList(
                        "select login || ' ' || organ from honors.audit_entry where action = 'roster.confirmed' and "
                                + "subject = ?",
                        String.class,
                        done.get("id").asText()))
                .containsExactly("s001brigade s001");
        assertThat(pupils()).isEqualTo(662);
        assertThat(jdbc.queryForList(
                        "select id from honors.squad where squadron_id = 's001q01' order by ordinal", String.class))
                .startsWith("s001q01x1", "s001q01x2");
        assertThat(staged()).isZero();
        assertThat(rosters.confirm("s001brigade", checked, false, 200)
                        .at("/result/added")
                        .asInt())
                .isEqualTo(662);

        JsonNode again = rosters.upload("s001brigade", "roster-s001.xlsx", 201);
        assertThat(Rosters.difference(again)).isEqualTo("0/0/662/0");
        List<Map<String, Object>> before = register();
        assertThat(rosters.confirm("s001chair", again, true, 200).get("result").toString())
                .isEqualTo("{\"added\":0,\"changed\":0,\"unchanged\":662,\"left\":0,\"newSquads\":0}");
        assertThat(register()).isEqualTo(before);
    }

    @Test
    void the_pupils_of_the_sample_squadron_are_eligible_as_its_expectation_says() {
        rosters.confirm("s001brigade", rosters.upload("s001brigade", "roster-s001.xlsx", 201), false, 200);

        assertThat(jdbc.queryForObject("""
                select count(*) || ' of ' || (select count(*) from honors.pupil where squadron_id = 's001q03')
                from honors.pupil p where squadron_id = 's001q03' and guardian_consent
                  and 0 < (select sum(b) from unnest(basic_badges[1:4]) b) and 0 < (select sum(b)
                      from unnest(basic_badges[5:8]) b)
                  and 0 < (select sum(b) from unnest(basic_badges[9:12]) b)""", String.class)).isEqualTo("36 of 43");
    }

    @Test
    void one_encoding_after_the_other_changes_nothing() {
        JsonNode checked = rosters.upload("s003brigade", "roster-s003.csv", 201);
        assertThat(Rosters.difference(checked)).isEqualTo("120/0/0/0");
        rosters.confirm("s003brigade", checked, false, 200);

        assertThat(Rosters.difference(rosters.upload("s003brigade", "roster-s003-utf8bom.csv", 201)))
                .isEqualTo("0/0/120/0");
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.pupil where school_id = 's003' and number like '0%'",
                        Integer.class))
                .isEqualTo(120);
    }

    @Test
    void a_messy_roster_says_what_is_wrong_and_lets_the_rest_in() {
        ExpectedSheet expected = ExpectedSheet.of("roster-s002-messy");
        JsonNode checked = rosters.upload("s002brigade", "roster-s002-messy.xlsx", 201);

        for (String count : List.of("dataRows", "acceptedRows", "rowsWithErrors", "duplicateRows", "headerRow")) {
            assertThat(checked.get(count).asInt()).as(count).isEqualTo(expected.number(count));
        }
        JsonNode findings = rosters.get("s002brigade", checked, "/findings", 200);
        assertThat(StreamSupport.stream(findings.spliterator(), false)
                        .map(f -> "%04d|%s|%s|%s"
                                .formatted(
                                        f.get("sheetRow").asInt(),
                                        f.get("column").asText(),
                                        f.get("kind").asText(),
                                        f.get("level").asText().toLowerCase()))
                        .sorted()
                        .toList())
                .isEqualTo(expected.findings());
        assertThat(findings.get(0).get("detail").asText())
                .matches(".*[\\u4e00-\\u9fff].*")
                .doesNotContain("{0}");
        assertThat(rosters.get("s002brigade", checked, "/findings?level=ERROR&size=2&page=1", 200))
                .hasSize(2);
        assertThat(checked.get("skippedRows")).hasSize(expected.skippedRows().size());

        rosters.confirm("s002brigade", checked, false, 200);
        assertThat(pupils()).isEqualTo(expected.number("acceptedRows"));
        JsonNode again = rosters.upload("s002brigade", "roster-s002-messy.xlsx", 201);
        assertThat(Rosters.difference(again)).isEqualTo("0/0/%d/0".formatted(expected.number("acceptedRows")));
    }

    @Test
    void the_marked_copy_is_the_same_sheet_and_can_be_uploaded_again() {
        JsonNode checked = rosters.upload("s002brigade", "roster-s002-messy.xlsx", 201);
        Rosters.Answer copy = rosters.download("s002brigade", Rosters.path(checked) + "/marked.xlsx");

        assertThat(copy.status()).isEqualTo(200);
        assertThat(copy.contentType()).contains("spreadsheetml");
        JsonNode again = rosters.upload("s002brigade", "marked.xlsx", copy.body(), null, 201);
        assertThat(again.get("acceptedRows").asInt())
                .isEqualTo(checked.get("acceptedRows").asInt());
        rosters.get("s001brigade", checked, "/marked.xlsx", 404);
        JsonNode clean = rosters.upload("s001brigade", "roster-s001.xlsx", 201);
        assertThat(clean.get("markedCopy").asBoolean()).isFalse();
        rosters.get("s001brigade", clean, "/marked.xlsx", 404);
    }

    @Test
    void changes_are_named_and_those_who_are_missing_leave_only_if_said_so() throws IOException {
        String sheet = Files.readString(ExpectedSheet.SAMPLES.resolve("roster-s003.csv"), Charset.forName("GB18030"));
        rosters.confirm("s003brigade", rosters.upload("s003brigade", "roster-s003.csv", 201), false, 200);
        List<String> lines = sheet.lines().toList();
        String[] cells = lines.get(1).split(",", -1);
        int sex = List.of(lines.get(0).split(",")).indexOf("性别");
        cells[sex] = cells[sex].equals("男") ? "女" : "男";
        String mended = lines.get(0) + "\n" + String.join(",", cells) + "\n"
                + String.join("\n", lines.subList(3, lines.size()));

        JsonNode checked =
                rosters.upload("s003brigade", "roster.csv", mended.getBytes(StandardCharsets.UTF_8), null, 201);
        assertThat(Rosters.difference(checked)).isEqualTo("0/1/118/1");
        JsonNode change = rosters.get("s003brigade", checked, "/changes?kind=changed", 200)
                .get(0);
        assertThat(change.at("/fields/0/field").asText()).isEqualTo("性别");
        assertThat(change.at("/fields/0/after").asText()).isEqualTo(cells[sex]);
        assertThat(rosters.get("s003brigade", checked, "/changes?kind=missing", 200))
                .hasSize(1);

        assertThat(rosters.confirm("s003brigade", checked, false, 200)
                        .at("/result/left")
                        .asInt())
                .isZero();
        assertThat(present("s003")).isEqualTo(120);
        JsonNode again =
                rosters.upload("s003brigade", "roster.csv", mended.getBytes(StandardCharsets.UTF_8), null, 201);
        assertThat(Rosters.difference(again)).isEqualTo("0/0/119/1");
        assertThat(rosters.confirm("s003brigade", again, true, 200)
                        .at("/result/left")
                        .asInt())
                .isEqualTo(1);
        assertThat(present("s003")).isEqualTo(119);

        JsonNode back = rosters.upload("s003brigade", "roster-s003.csv", 201);
        assertThat(Rosters.difference(back)).isEqualTo("0/2/118/0");
        assertThat(rosters.get("s003brigade", back, "/changes?kind=changed", 200)
                        .toString())
                .contains("已离校");
        rosters.confirm("s003brigade", back, false, 200);
        assertThat(present("s003")).isEqualTo(120);
    }

    @Test
    void columns_that_the_sheet_lacks_leave_the_register_as_it_is() {
        rosters.confirm("s003brigade", rosters.upload("s003brigade", "roster-s003.csv", 201), false, 200);
        Map<String, Object> pupil = jdbc.queryForList("""
                select q.name as squadron, p.number, p.name, to_char(p.birth_month, 'YYYY-MM') as birth
                    from honors.pupil p join honors.squadron q on q.id = p.squadron_id
                where p.school_id = 's003' order by p.number limit 1""").get(0);
        String few = "中队,学号,姓名,出生年月\n%s,%s,%s,%s\n"
                .formatted(pupil.get("squadron"), pupil.get("number"), pupil.get("name"), pupil.get("birth"));

        JsonNode checked = rosters.upload("s003brigade", "few.csv", few.getBytes(StandardCharsets.UTF_8), null, 201);

        assertThat(checked.get("changed").asInt()).isZero();
        assertThat(checked.get("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void of_two_at_once_the_second_is_shown_the_new_difference_first() {
        JsonNode first = rosters.upload("s001brigade", "roster-s001.xlsx", 201);
        JsonNode second = rosters.upload("s001chair", "roster-s001.xlsx", 201);
        rosters.confirm("s001brigade", first, false, 200);

        JsonNode refused = rosters.confirm("s001chair", second, false, 409);
        assertThat(refused.get("code").asText()).isEqualTo("roster.import.register-changed");
        JsonNode anew = rosters.get("s001chair", second, "", 200);
        assertThat(Rosters.difference(anew)).isEqualTo("0/0/662/0");
        assertThat(rosters.confirm("s001chair", second, false, 200)
                        .at("/result/unchanged")
                        .asInt())
                .isEqualTo(662);
        assertThat(pupils()).isEqualTo(662);
    }

    @Test
    void a_failure_in_the_middle_writes_nothing() {
        JsonNode checked = rosters.upload("s001brigade", "roster-s001.xlsx", 201);
        jdbc.execute("alter table honors.pupil add constraint stop check (squadron_id <> 's001q16') not valid");
        try {
            rosters.confirm("s001brigade", checked, false, 500);
        } finally {
            jdbc.execute("alter table honors.pupil drop constraint stop");
        }
        assertThat(pupils()).isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.squad where squadron_id like 's001q%'", Integer.class))
                .isZero();
        assertThat(rosters.confirm("s001brigade", checked, false, 200)
                        .at("/result/added")
                        .asInt())
                .isEqualTo(662);
    }

    @Test
    void to_strangers_there_is_no_roster() {
        JsonNode checked = rosters.upload("s001brigade", "roster-s001.xlsx", 201);

        for (String stranger : List.of("s002brigade", "s001q01", "county1")) {
            rosters.get(stranger, checked, "", 404);
            rosters.get(stranger, checked, "/findings", 404);
            rosters.get(stranger, checked, "/changes?kind=added", 404);
            rosters.get(stranger, checked, "/marked.xlsx", 404);
            rosters.confirm(stranger, checked, false, 404);
            rosters.delete(stranger, checked, 404);
            assertThat(new Http(port).call(stranger, "GET", "/api/rosters", null, 200))
                    .isEmpty();
        }
        rosters.upload("s002brigade", ExpectedSheet.SAMPLES.resolve("roster-s001.xlsx"), "s001", 404);
        rosters.upload("s001q01", ExpectedSheet.SAMPLES.resolve("roster-s001.xlsx"), null, 403);
        rosters.get("keeper", checked, "", 200);
        assertThat(new Http(port).status(null, "GET", "/api/rosters", null)).isEqualTo(401);
        assertThat(pupils()).isZero();
    }

    @Test
    void a_roster_that_is_given_up_leaves_its_trace_and_nothing_else() {
        JsonNode checked = rosters.upload("s001brigade", "roster-s001.xlsx", 201);
        rosters.delete("s001brigade", checked, 204);

        assertThat(staged()).isZero();
        rosters.confirm("s001brigade", checked, false, 409);
        JsonNode listed = new Http(port).call("s001brigade", "GET", "/api/rosters", null, 200);
        assertThat(listed.at("/0/status").asText()).isEqualTo("DISCARDED");
        assertThat(listed.at("/0/uploader").asText()).isEqualTo("s001brigade老师");
    }

    @Test
    void templates_are_there_for_everybody_and_are_known_again() throws IOException {
        for (String name : List.of("roster", "nominations")) {
            Rosters.Answer template = rosters.download("s001q01", "/api/rosters/templates/" + name + ".xlsx");
            assertThat(template.status()).isEqualTo(200);
            assertThat(template.body()).startsWith('P', 'K');
        }
        Path roster = Files.createTempFile("template", ".xlsx");
        try {
            Files.write(
                    roster,
                    rosters.download("s001q01", "/api/rosters/templates/roster.xlsx")
                            .body());
            CheckedRoster read =
                    CheckedRoster.of(roster, ExpectedSheet.of("roster-s001").scope());
            assertThat(read.summary.dataRows()).isZero();
            assertThat(read.findings).isEmpty();
        } finally {
            Files.delete(roster);
        }
        assertThat(rosters.download("s001q01", "/api/rosters/templates/other.xlsx")
                        .status())
                .isEqualTo(404);
        assertThat(rosters.download("s001q01", "/api/rosters/templates/counselors.xlsx")
                        .status())
                .as("nothing takes such a list in")
                .isEqualTo(404);
    }

    @Test
    void the_page_is_there_for_those_who_keep_a_roster() throws Exception {
        assertThat(page("s001brigade").getContentAsString())
                .contains("id=\"roster-file\"", "惠水县晨曦小学")
                .doesNotContain("roster-school", "counselors", "辅导员名单");
        assertThat(page("keeper").getContentAsString()).contains("roster-school", "惠水县青禾小学");
        assertThat(page("s001q01").getStatus()).isEqualTo(404);
        assertThat(page("county1").getStatus()).isEqualTo(404);
    }

    private MockHttpServletResponse page(String login) throws Exception {
        return mvc.perform(get("/roster").with(user(login))).andReturn().getResponse();
    }

    private int pupils() {
        return jdbc.queryForObject(
                "select count(*) from honors.pupil where school_id in ('s001', 's002', 's003')", Integer.class);
    }

    private int present(String school) {
        return jdbc.queryForObject(
                "select count(*) from honors.pupil where school_id = ? and left_on is null", Integer.class, school);
    }

    private int staged() {
        return jdbc.queryForObject(
                "select (select count(*) from honors.roster_import_row) + (select count(*) from "
                        + "honors.roster_import_finding)",
                Integer.class);
    }

    private List<Map<String, Object>> register() {
        return jdbc.queryForList(
                "select p.xmin::text as version, p.id, p.name from honors.pupil p where school_id = 's001' order by "
                        + "p.id");
    }
}
