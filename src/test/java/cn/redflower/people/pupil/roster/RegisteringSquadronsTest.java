package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.util.HtmlUtils;

/**
 * A school that has no squadrons yet brings in its roster: they are offered, registered, and the file is not asked for.
 */
@IntegrationTest
class RegisteringSquadronsTest {

    private static final List<String> SIX = List.of("一(1)中队", "二(1)中队", "三(1)中队", "四(1)中队", "五(1)中队", "六(1)中队");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @TempDir
    Path folder;

    Rosters rosters;
    Http http;

    @BeforeEach
    void a_school_without_squadrons() {
        new SampleSchools(jdbc).settle();
        jdbc.update("delete from honors.post where squadron_id like 's002%'");
        jdbc.update("delete from honors.squadron where school_id = 's002'");
        rosters = new Rosters(port);
        http = new Http(port);
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
    void the_messy_roster_comes_down_to_what_is_wrong_in_it() throws Exception {
        ExpectedSheet expected = ExpectedSheet.of("roster-s002-messy");
        JsonNode checked = rosters.upload("s002brigade", "roster-s002-messy.xlsx", 201);

        assertThat(checked.get("acceptedRows").asInt()).isZero();
        assertThat(checked.get("problem").isNull()).isTrue();
        assertThat(checked.get("mayRegisterSquadrons").asBoolean()).isTrue();
        assertThat(offered(checked)).containsExactlyInAnyOrderElementsOf(with(SIX, "三(5)中队"));
        assertThat(checked.get("rowsWithErrors").asInt()
                        + checked.get("duplicateRows").asInt())
                .isEqualTo(expected.number("dataRows"));

        JsonNode again = register("s002brigade", checked, SIX, 200);

        assertThat(findings("s002brigade", again)).isEqualTo(expected.findings());
        assertThat(again.get("errors").asInt() + again.get("warnings").asInt())
                .isEqualTo(expected.findings().size());
        assertThat(again.get("acceptedRows").asInt()).isEqualTo(expected.number("acceptedRows"));
        assertThat(again.get("rowsWithErrors").asInt()).isEqualTo(expected.number("rowsWithErrors"));
        assertThat(again.get("duplicateRows").asInt()).isEqualTo(expected.number("duplicateRows"));
        assertThat(offered(again)).as("a slip of the pen was not ticked").containsExactly("三(5)中队");
        assertThat(Rosters.difference(again)).isEqualTo(expected.number("acceptedRows") + "/0/0/0");
        assertThat(jdbc.queryForList(
                        "select id || name || grade from honors.squadron where school_id = 's002' order by ordinal",
                        String.class))
                .isEqualTo(IntStream.range(0, 6)
                        .mapToObj(i -> "s002q0" + (i + 1) + SIX.get(i) + (i + 1))
                        .toList());
        assertThat(jdbc.queryForList(
                        "select subject from honors.audit_entry where action = 'squadron.made' and organ = 's002' "
                                + "order by number desc limit 6",
                        String.class))
                .containsExactly("s002q06", "s002q05", "s002q04", "s002q03", "s002q02", "s002q01");

        JsonNode done = rosters.confirm("s002brigade", again, false, 200);
        assertThat(done.at("/result/added").asInt()).isEqualTo(expected.number("acceptedRows"));
        assertThat(register("s002brigade", checked, SIX, 409).get("code").asText())
                .isEqualTo("roster.import.not-checked");
        assertThat(Rosters.difference(rosters.upload("s002brigade", "roster-s002-messy.xlsx", 201)))
                .as("the same file, with the squadrons there")
                .isEqualTo("0/0/" + expected.number("acceptedRows") + "/0");
    }

    @Test
    void everything_wrong_with_a_choice_is_told() {
        JsonNode checked = rosters.upload("s002brigade", "roster-s002-messy.xlsx", 201);

        assertThat(register("s002brigade", checked, List.of(), 422).get("code").asText())
                .isEqualTo("roster.squadrons.none-chosen");
        JsonNode other = register("s002brigade", checked, List.of("一(1)中队", "一(9)中队"), 422);
        assertThat(other.get("detail").asText()).contains("一(9)中队");
        assertThat(squadrons()).isZero();
        assertThat(register("s001brigade", checked, SIX, 404).get("code").asText())
                .isEqualTo("problem.not-found");
        assertThat(rosters.confirm("s002brigade", checked, false, 422)
                        .get("code")
                        .asText())
                .isEqualTo("roster.import.nothing-accepted");
        assertThat(http.status(
                        "s002brigade",
                        "POST",
                        "/api/rosters/" + checked.get("id").asText() + "/squadrons",
                        Map.of()))
                .isEqualTo(422);
    }

    @Test
    void two_persons_at_once_register_once() {
        JsonNode checked = rosters.upload("s002brigade", "roster-s002-messy.xlsx", 201);
        String path = "/api/rosters/" + checked.get("id").asText() + "/squadrons";

        assertThat(AtOnce.send(4, i -> http.send(i % 2 == 0 ? "s002brigade" : "s002chair", "POST", path, body(SIX))))
                .extracting(HttpResponse::statusCode)
                .containsOnly(200);
        assertThat(squadrons()).isEqualTo(6);
    }

    @Test
    void two_imports_of_one_school_share_what_is_registered() {
        JsonNode first = rosters.upload("s002brigade", "roster-s002-messy.xlsx", 201);
        JsonNode second = rosters.upload("s002chair", "roster-s002-messy.xlsx", 201);
        register("s002brigade", first, SIX, 200);

        JsonNode again = register("s002chair", second, SIX, 200);
        assertThat(again.get("acceptedRows").asInt()).isEqualTo(84);
        assertThat(squadrons()).isEqualTo(6);
    }

    @Test
    void the_marked_copy_follows_once_nothing_is_offered_any_more() throws Exception {
        Path file = csv("年级,中队,学号,姓名,性别,出生年月", "三年级,三年级1班,1,蒙小川,男,2017-10", "三年级,三(1)中队,2,石雨嘉,女,不详");
        JsonNode checked = rosters.upload("s002brigade", file, null, 201);
        assertThat(offered(checked)).containsExactly("三(1)中队");
        assertThat(marked(checked))
                .contains("本校没有“三年级1班”")
                .contains("本校没有“三(1)中队”")
                .contains("不是有效的年月");

        JsonNode again = register("s002brigade", checked, List.of("三(1)中队"), 200);

        assertThat(again.get("acceptedRows").asInt()).isEqualTo(1);
        assertThat(marked(again)).doesNotContain("本校没有").contains("不是有效的年月");
    }

    @Test
    void a_name_without_grade_and_number_has_to_be_registered_elsewhere() throws Exception {
        Path file = csv("年级,中队,学号,姓名,性别,出生年月", "三年级,雏鹰中队,1,蒙小川,男,2017-10", "三年级,2班,2,石雨嘉,女,2017-11");
        JsonNode checked = rosters.upload("s002brigade", file, null, 201);

        assertThat(offered(checked)).as("the row names the grade").containsExactly("三(2)中队");
        assertThat(rosters.get("s002brigade", checked, "/findings?level=ERROR", 200)
                        .toString())
                .contains("本校没有“雏鹰中队”", "请先在建县表或中队页登记", "squadron-without-pattern");
    }

    @Test
    void numbers_go_on_after_the_last_and_a_known_squadron_stays() throws Exception {
        jdbc.update("insert into honors.squadron (id, school_id, ordinal, name, grade) "
                + "values ('s002q07', 's002', 7, '三(1)中队', 3)");
        Path file = csv(
                "年级,中队,学号,姓名,性别,出生年月",
                "三年级,三(10)中队,1,蒙小川,男,2017-10",
                "三年级,三(2)中队,2,石雨嘉,女,2017-11",
                "三年级,三(1)中队,3,罗小雨,女,2017-12");
        JsonNode checked = rosters.upload("s002brigade", file, null, 201);
        assertThat(checked.get("acceptedRows").asInt()).isEqualTo(1);

        register("s002brigade", checked, List.of("三(10)中队", "三(2)中队"), 200);

        assertThat(jdbc.queryForList(
                        "select id || name from honors.squadron where school_id = 's002' order by ordinal",
                        String.class))
                .containsExactly("s002q07三(1)中队", "s002q08三(2)中队", "s002q09三(10)中队");
    }

    @Test
    void the_whole_county_in_one_file_is_the_administrators() throws Exception {
        jdbc.update("delete from honors.post where squadron_id like 's003%'");
        jdbc.update("delete from honors.squadron where school_id = 's003'");
        Path file = csv(
                "学校,年级,中队,学号,姓名,性别,出生年月",
                "惠水县青禾小学,三年级,三(1)中队,1,蒙小川,男,2017-10",
                "惠水县青禾小学,二年级,二(1)中队,2,石雨嘉,女,2018-11",
                "惠水县河湾小学,三年级,三(1)中队,1,罗小雨,女,2017-12");
        JsonNode checked = rosters.whenSettled("keeper", rosters.upload("keeper", file, null, 201));
        assertThat(checked.get("unregisteredSquadrons")).hasSize(3);

        Map<String, Object> all = Map.of(
                "squadrons",
                List.of(
                        Map.of("schoolId", "s002", "name", "二(1)中队"),
                        Map.of("schoolId", "s002", "name", "三(1)中队"),
                        Map.of("schoolId", "s003", "name", "三(1)中队")));
        String path = "/api/rosters/" + checked.get("id").asText() + "/squadrons";
        assertThat(http.status("s002brigade", "POST", path, all)).isEqualTo(404);
        JsonNode again = http.call("keeper", "POST", path, all, 200);

        assertThat(again.get("acceptedRows").asInt()).isEqualTo(3);
        assertThat(jdbc.queryForList(
                        "select id from honors.squadron where school_id in ('s002', 's003') order by id", String.class))
                .containsExactly("s002q01", "s002q02", "s003q01");
    }

    @Test
    void a_county_whose_squadrons_are_all_unknown() throws Exception {
        new SampleSchools(jdbc).settleCounty();
        jdbc.update("delete from honors.squadron where school_id like 's3%'");
        int squadrons = CountySheet.SCHOOLS * CountySheet.SQUADRONS;
        JsonNode checked = rosters.whenSettled(
                "keeper", rosters.upload("keeper", CountySheet.write(folder.resolve("county.xlsx"), 2), null, 201));
        assertThat(checked.get("unregisteredSquadrons")).hasSize(squadrons);
        assertThat(checked.get("acceptedRows").asInt()).isZero();

        List<Map<String, String>> all = StreamSupport.stream(
                        checked.get("unregisteredSquadrons").spliterator(), false)
                .map(each -> Map.of(
                        "schoolId",
                        each.get("schoolId").asText(),
                        "name",
                        each.get("name").asText()))
                .toList();
        String path = "/api/rosters/" + checked.get("id").asText() + "/squadrons";
        JsonNode again = http.call("keeper", "POST", path, Map.of("squadrons", all), 200);

        assertThat(again.get("errors").asInt()).isEqualTo(CountySheet.ROWS / 20);
        assertThat(again.get("warnings").asInt()).isEqualTo(CountySheet.ROWS / 2);
        assertThat(again.get("added").asInt()).isEqualTo(CountySheet.ROWS - CountySheet.ROWS / 20);
        assertThat(again.get("squadrons")).hasSize(squadrons);
    }

    private JsonNode register(String login, JsonNode checked, List<String> names, int status) {
        return http.call(
                login, "POST", "/api/rosters/" + checked.get("id").asText() + "/squadrons", body(names), status);
    }

    private static Map<String, Object> body(List<String> names) {
        return Map.of(
                "squadrons", names.stream().map(name -> Map.of("name", name)).toList());
    }

    private List<String> offered(JsonNode checked) {
        return StreamSupport.stream(checked.get("unregisteredSquadrons").spliterator(), false)
                .map(each -> each.get("name").asText())
                .toList();
    }

    private List<String> findings(String login, JsonNode checked) {
        TreeSet<String> lines = new TreeSet<>();
        rosters.get(login, checked, "/findings?size=500", 200)
                .forEach(row -> lines.add("%04d|%s|%s|%s"
                        .formatted(
                                row.get("sheetRow").asInt(),
                                row.get("column").asText(),
                                row.get("kind").asText(),
                                row.get("level").asText().toLowerCase())));
        return List.copyOf(lines);
    }

    private String marked(JsonNode checked) throws Exception {
        Path file = folder.resolve("marked.xlsx");
        Files.write(
                file,
                rosters.download(
                                "s002brigade",
                                "/api/rosters/" + checked.get("id").asText() + "/marked.xlsx")
                        .body());
        StringBuilder text = new StringBuilder();
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".xml")) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return HtmlUtils.htmlUnescape(text.toString());
    }

    private int squadrons() {
        return jdbc.queryForObject("select count(*) from honors.squadron where school_id = 's002'", Integer.class);
    }

    private Path csv(String... lines) throws Exception {
        return Files.writeString(folder.resolve("roster.csv"), String.join("\r\n", lines));
    }

    private static List<String> with(List<String> names, String one) {
        return java.util.stream.Stream.concat(names.stream(), java.util.stream.Stream.of(one))
                .toList();
    }
}
