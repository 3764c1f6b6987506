package cn.redflower.people.county.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An administrator brings in a county by its workbook: looks at what it would do, confirms, does it again. */
@IntegrationTest
class ImportingWorkbooksTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final String ADMINISTRATOR = "admin9";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    Http http;

    @Autowired
    SmallCounty small;

    @BeforeEach
    void a_county_without_these_schools() {
        http = new Http(port);
        String brought = "(select id from honors.person where coalesce(email, '') not like '%@test.example')";
        jdbc.update("delete from honors.post where person_id in " + brought);
        jdbc.update("delete from honors.account where person_id in " + brought);
        jdbc.update("delete from honors.person where id in " + brought);
        jdbc.update("delete from honors.squadron where school_id < 's9'");
        jdbc.update("delete from honors.school where id < 's9'");
        jdbc.update("delete from honors.organ where id < 's9' and kind = 'SCHOOL_COMMITTEE' or kind = "
                + "'COMMUNITY_COMMITTEE'");
        jdbc.update("delete from honors.organ where kind = 'TOWN_COMMITTEE' and id <> 'town91'");
        small.synchronize();
    }

    @Test
    void a_county_is_there_after_the_first_confirmation_and_the_same_after_the_second() throws IOException {
        long before = rows();
        int madeBefore = made();
        JsonNode checked = upload("county-small.xlsx");
        assertThat(counts(checked))
                .isEqualTo("towns 3/0/0 communities 2/0/0 schools 5/0/0 squadrons 40/0/0 people 64/0/0");
        assertThat(checked.at("/summary/counts/withoutMail").asInt()).isEqualTo(24);
        assertThat(rows()).as("nothing is written before somebody confirms").isEqualTo(before);

        assertThat(AtOnce.send(4, i -> http.send(ADMINISTRATOR, "POST", path(checked) + "/confirm", null)))
                .extracting(HttpResponse::statusCode)
                .as("confirmed several times at once, it is written once")
                .containsOnly(200);
        assertThat(jdbc.queryForList("""
                select s.id || ' ' || s.name || ' ' || t.name || ' ' || o.name
                from honors.school s join honors.organ t on t.id = s.town_id join honors.organ o on o.id = s.id
                where s.id = 's005'""", String.class)).containsExactly("s005 平安县白初级中学 青岭镇少工委 平安县白初级中学少工委");
        assertThat(jdbc.queryForList(
                        "select name from honors.squadron where school_id = 's001' order by ordinal", String.class))
                .startsWith("一(1)中队", "一(2)中队", "二(1)中队")
                .hasSize(8);
        assertThat(jdbc.queryForList("""
                select m.group_id_ from honors.person p join honors.account a on a.person_id = p.id
                    join act_id_membership m on m.user_id_ = a.login
                where a.login = 't00010' order by 1""", String.class))
                .as("the engine knows her at once")
                .containsExactly("s001SchoolCommittee", "schoolChairs");
        assertThat(made()).as("whose hand made an account is on record").isEqualTo(madeBefore + 64);
        assertThat(staged(checked)).isZero();

        List<Map<String, Object>> county = county();
        JsonNode again = upload("county-small.xlsx");
        assertThat(counts(again))
                .isEqualTo("towns 0/0/3 communities 0/0/2 schools 0/0/5 squadrons 0/0/40 people 0/0/64");
        confirm(again, 200);
        assertThat(county()).isEqualTo(county);
    }

    @Test
    void of_a_messy_workbook_every_fault_is_told_and_the_rest_is_taken() throws IOException {
        JsonNode checked = upload("county-messy.xlsx");
        assertThat(counts(checked))
                .isEqualTo("towns 2/0/0 communities 1/0/0 schools 2/0/0 squadrons 6/0/0 people 4/0/0");
        JsonNode findings = http.call(ADMINISTRATOR, "GET", path(checked) + "/findings", null, 200);
        assertThat(findings).hasSize(17);
        assertThat(StreamSupport.stream(findings.spliterator(), false)
                        .filter(each -> each.get("kind").asText().equals("unknown-post"))
                        .map(each -> each.get("detail").asText()))
                .singleElement()
                .asString()
                .contains("班主任", "大队辅导员", "镇少工委干事");
        List<List<String>> people = sheet(marked(checked), "人员");
        assertThat(people.get(1)).as("a phone number is not given back").doesNotContain("13800000000");
        assertThat(people.get(4)).anySatisfy(cell -> assertThat(cell).contains("要写明所带的中队"));
        confirm(checked, 200);
        assertThat(jdbc.queryForList("""
                select p.name || ' ' || string_agg(po.kind || coalesce(' ' || po.squadron_id, ''), ', ' order by po.id)
                from honors.person p join honors.account a on a.person_id = p.id
                    join honors.post po on po.person_id = p.id
                where a.login = 'mxy' group by p.name""", String.class))
                .containsExactly("蒙秀英 BRIGADE_COUNSELOR, SQUADRON_COUNSELOR s001q01");
        assertThat(jdbc.queryForObject("select email from honors.person where name = '石永福'", String.class))
                .isNull();
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.county_import where counts::text like '%138000%'", Integer.class))
                .isZero();
    }

    @Test
    void a_changed_workbook_shows_its_differences_before_it_is_confirmed() throws IOException {
        confirm(upload("county-small.xlsx"), 200);
        byte[] changed = workbook(
                List.of(List.of("类别", "编号", "名称", "上级"), List.of("学校", "001", "平安县青小学", "青岭镇")),
                List.of(List.of("学校", "年级", "中队"), List.of("平安县青小学少工委", "", "六年级2班")),
                List.of(
                        List.of("姓名", "单位", "职务", "中队", "登录名", "邮箱"),
                        List.of("韦佳慧", "县教育局", "教育局干事", "", "t00003", "neu@school.example"),
                        List.of("韦宇航", "平安县青小学", "中队辅导员", "六(2)中队、一(1)中队", "T00011", ""),
                        List.of("新老师", "平安县青小学", "小队辅导员", "六(2)中队", "", "")));
        JsonNode checked = upload("改过的建县表.xlsx", changed, 201);
        assertThat(counts(checked))
                .isEqualTo("towns 0/0/0 communities 0/0/0 schools 0/1/0 squadrons 1/0/0 people 1/2/0");
        assertThat(StreamSupport.stream(checked.at("/summary/differences").spliterator(), false)
                        .map(each -> each.get("name").asText() + "："
                                + each.get("detail").asText()))
                .containsExactly(
                        "平安县青小学：上级由“青溪镇少工委”改为“青岭镇少工委”",
                        "韦佳慧：邮箱由 t00003@school.example 改为 neu@school.example",
                        "韦宇航：新任平安县青小学六(2)中队中队辅导员；新任平安县青小学一(1)中队中队辅导员");
        confirm(checked, 200);
        assertThat(jdbc.queryForObject("select town_id from honors.school where id = 's001'", String.class))
                .isEqualTo("town02");
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.post where person_id = (select id from honors.person where name = "
                                + "'新老师')",
                        Integer.class))
                .isOne();
        assertThat(counts(upload("改过的建县表.xlsx", changed, 201)))
                .isEqualTo("towns 0/0/0 communities 0/0/0 schools 0/0/1 squadrons 0/0/1 people 0/0/3");
    }

    @Test
    void what_was_shown_is_written_or_nothing() throws IOException {
        JsonNode first = upload("county-small.xlsx");
        JsonNode second = upload("county-messy.xlsx");
        confirm(second, 200);
        JsonNode refused = http.call(ADMINISTRATOR, "POST", path(first) + "/confirm", null, 409);
        assertThat(refused.get("code").asText()).isEqualTo("county.import.register-changed");
        assertThat(jdbc.queryForObject("select count(*) from honors.organ where name = '青湾镇少工委'", Integer.class))
                .isZero();
        JsonNode anew = http.call(ADMINISTRATOR, "GET", path(first), null, 200);
        assertThat(counts(anew)).startsWith("towns 2/0/1");
        assertThat(http.call(ADMINISTRATOR, "GET", path(first) + "/findings", null, 200))
                .as("a number that another school has now")
                .isNotEmpty();
        http.call(ADMINISTRATOR, "DELETE", path(first), null, 204);
        assertThat(http.call(ADMINISTRATOR, "POST", path(first) + "/confirm", null, 409)
                        .get("code")
                        .asText())
                .isEqualTo("county.import.discarded");
        assertThat(http.call(ADMINISTRATOR, "DELETE", path(second), null, 409)
                        .get("code")
                        .asText())
                .isEqualTo("county.import.confirmed");
    }

    @Test
    void a_file_that_is_none_is_refused_in_words() throws IOException {
        byte[] none =
                workbook(List.of(List.of("甲", "乙"), List.of("1", "2")), List.of(List.of("丙")), List.of(List.of("丁")));
        JsonNode refused = upload("别的.xlsx", none, 422);
        assertThat(refused.get("detail").asText()).contains("表头", "类别");
        JsonNode roster = upload("名册.xlsx", Files.readAllBytes(SAMPLES.resolve("roster-s001.xlsx")), 422);
        assertThat(roster.get("code").asText())
                .as("nothing of pupils is kept here")
                .isEqualTo("county.import.is-roster");
        JsonNode empty = upload(
                "空的.xlsx",
                workbook(
                        List.of(List.of("类别", "编号", "名称", "上级")),
                        List.of(List.of("学校", "年级", "中队")),
                        List.of(List.of("姓名", "单位", "职务", "中队", "登录名", "邮箱"))),
                201);
        assertThat(http.call(ADMINISTRATOR, "POST", path(empty) + "/confirm", null, 422)
                        .get("code")
                        .asText())
                .isEqualTo("county.import.nothing-accepted");
        assertThat(http.status("s901chair", "GET", path(empty), null)).isEqualTo(404);
    }

    @Test
    void the_template_is_read_as_a_workbook_with_nothing_in_it() throws IOException {
        byte[] template = http.download(ADMINISTRATOR, "/api/county/imports/template.xlsx")
                .body();
        JsonNode checked = upload("建县表.xlsx", template, 201);
        assertThat(StreamSupport.stream(checked.at("/summary/sheets").spliterator(), false)
                        .map(sheet -> sheet.get("name").asText()))
                .containsExactlyInAnyOrder("单位", "中队", "人员");
        assertThat(checked.at("/summary/counts/errors").asInt()).isZero();
    }

    private JsonNode upload(String sample) throws IOException {
        return upload(sample, Files.readAllBytes(SAMPLES.resolve(sample)), 201);
    }

    private JsonNode upload(String name, byte[] content, int status) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.raw(
                ADMINISTRATOR, "POST", "/api/county/imports", "multipart/form-data; boundary=part", body.toByteArray());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private JsonNode confirm(JsonNode checked, int status) {
        return http.call(ADMINISTRATOR, "POST", path(checked) + "/confirm", null, status);
    }

    private static String path(JsonNode checked) {
        return "/api/county/imports/" + checked.get("id").asText();
    }

    private byte[] marked(JsonNode checked) {
        return http.download(ADMINISTRATOR, path(checked) + "/marked.xlsx").body();
    }

    private static String counts(JsonNode checked) {
        JsonNode counts = checked.at("/summary/counts");
        return String.join(
                " ",
                List.of("towns", "communities", "schools", "squadrons", "people").stream()
                        .map(what ->
                                what + " " + counts.at("/" + what + "/fresh").asInt() + "/"
                                        + counts.at("/" + what + "/changed").asInt() + "/"
                                        + counts.at("/" + what + "/unchanged").asInt())
                        .toList());
    }

    private long rows() {
        return jdbc.queryForObject("""
                select (select count(*) from honors.organ) + (select count(*) from honors.squadron)
                    + (select count(*) from honors.person) + (select count(*) from honors.post)""", Long.class);
    }

    private int made() {
        return jdbc.queryForObject(
                "select count(*) from honors.audit_entry where action = 'account.created' and login = ?",
                Integer.class,
                ADMINISTRATOR);
    }

    private int staged(JsonNode checked) {
        return jdbc.queryForObject(
                "select count(*) from honors.county_import where id = ?::uuid and (written is not null or findings "
                        + "is not null)",
                Integer.class,
                checked.get("id").asText());
    }

    private List<Map<String, Object>> county() {
        return jdbc.queryForList("""
                select o.id, o.name, o.parent_id from honors.organ o
                union all select q.id, q.name, q.school_id from honors.squadron q
                union all select a.login, p.name || coalesce(p.email, ''), po.kind || po.organ_id
                    from honors.person p left join honors.account a on a.person_id = p.id
                        left join honors.post po on po.person_id = p.id
                order by 1, 2, 3""");
    }

    private static List<List<String>> sheet(byte[] workbook, String name) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            Sheet sheet = book.findSheet(name).orElseThrow();
            return sheet.read().stream()
                    .map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }

    private static byte[] workbook(List<List<String>> units, List<List<String>> squadrons, List<List<String>> people)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "test", "1.0");
        fill(workbook.newWorksheet("单位"), units);
        fill(workbook.newWorksheet("中队"), squadrons);
        fill(workbook.newWorksheet("人员"), people);
        workbook.finish();
        return out.toByteArray();
    }

    private static void fill(Worksheet sheet, List<List<String>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                sheet.value(row, column, rows.get(row).get(column));
            }
        }
    }
}
