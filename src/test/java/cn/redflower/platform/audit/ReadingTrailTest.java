package cn.redflower.platform.audit;

import static cn.redflower.test.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The administrator reads, filters, exports and checks the trail. */
@IntegrationTest
class ReadingTrailTest {

    private static final RequestPostProcessor ADMINISTRATOR = user("admin").roles("ADMINISTRATOR");
    private static final RequestPostProcessor TEACHER = user("s901chair").authorities(List.of());

    @Autowired
    MockMvc http;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    SmallCounty county;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void a_day_of_its_own() {
        county.settle();
        if (jdbc.queryForObject("select count(*) from honors.audit_entry where login = 'reader1'", Integer.class)
                == 0) {
            clock.setTo(LocalDate.of(2031, 5, 6)
                    .atTime(8, 0)
                    .atZone(AdjustableClock.ZONE)
                    .toInstant());
            for (int i = 1; i <= 120; i++) {
                trail.record(
                        "reader1",
                        i % 10 == 0
                                ? AuditEvent.refused(
                                        "request.refused", null, "GET /api/x/" + i, "403 problem.not-allowed")
                                : AuditEvent.done("pupils.seen", i % 2 == 0 ? "s901" : "s902", "case " + i, null));
            }
            trail.record(
                    "reader2", AuditEvent.done("never.named", "gone9", "=HYPERLINK(\"http://evil\",\"x\")", "a,b\"c"));
        }
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
    }

    @Test
    void only_the_administrator_reads_it() throws Exception {
        for (String path : List.of("/api/audit", "/api/audit/export.csv", "/api/audit/check", "/audit")) {
            http.perform(get(path).with(TEACHER))
                    .andExpect(status().isForbidden())
                    .andExpect(content().string(not(containsString("reader1"))));
        }
        http.perform(post("/audit/check").with(TEACHER).with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    void pages_continue_each_other_without_a_gap_or_a_repetition() throws Exception {
        List<Long> numbers = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = read("/api/audit?login=reader1&size=50" + next);
            page.get("entries").forEach(entry -> numbers.add(entry.get("number").asLong()));
            next = page.get("next").isNull()
                    ? null
                    : "&before=" + page.get("next").asLong();
            pages++;
        } while (next != null);
        assertThat(pages).isEqualTo(3);
        assertThat(numbers)
                .hasSize(120)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void it_is_filtered_by_each_thing_one_asks_for() throws Exception {
        assertThat(read("/api/audit?login=reader1&outcome=REFUSED&size=500").get("entries"))
                .hasSize(12);
        assertThat(read("/api/audit?login=reader1&action=pupils.seen&size=500").get("entries"))
                .hasSize(108);
        assertThat(read("/api/audit?login=reader1&organ=s902&size=500").get("entries"))
                .hasSize(60);
        assertThat(read("/api/audit?from=2031-05-06&to=2031-05-06&login=reader1&size=500")
                        .get("entries"))
                .hasSize(120);
        assertThat(read("/api/audit?to=2031-05-05&login=reader1").get("entries"))
                .isEmpty();
        assertThat(read("/api/audit?from=2031-05-06T08:30&login=reader1").get("entries"))
                .isEmpty();
        assertThat(read("/api/audit?from=2031-05-05T23:59:00Z&login=reader1&size=500")
                        .get("entries"))
                .hasSize(120);
        JsonNode entry = read("/api/audit?login=reader1&organ=s901&size=1").at("/entries/0");
        assertThat(entry.get("actionName").asText()).isEqualTo("查看队员信息");
        assertThat(entry.get("organName").asText()).isEqualTo("测试一小");
        assertThat(entry.get("hash").asText()).hasSize(64);
    }

    @Test
    void what_cannot_be_understood_is_said_as_a_problem() throws Exception {
        for (String query : List.of(
                "from=gestern",
                "to=2031-13-01",
                "from=2031-05-07&to=2031-05-06",
                "outcome=MAYBE",
                "before=x",
                "before=999999999",
                "size=x")) {
            http.perform(get("/api/audit?" + query).with(ADMINISTRATOR))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType("application/problem+json"))
                    .andExpect(jsonPath("$.detail").isNotEmpty());
        }
        for (String query :
                List.of("number=1", "hash=abcdef0123456789", "number=x&hash=abcdef0123456789", "number=1&hash=abc")) {
            http.perform(get("/api/audit/check?" + query).with(ADMINISTRATOR))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("audit.anchor-unreadable"));
        }
        http.perform(get("/audit?from=gestern").with(ADMINISTRATOR))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("时间看不懂")));
    }

    @Test
    void the_export_opens_in_a_spreadsheet_program_and_is_on_record_itself() throws Exception {
        String csv = http.perform(get("/api/audit/export.csv?from=2031-05-06&to=2031-05-06")
                        .with(ADMINISTRATOR))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        List<String> lines = csv.lines().toList();
        assertThat(lines.get(0)).isEqualTo("\uFEFF编号,时间,用户名,地址,事项,事项代码,单位,单位代码,对象,结果,说明,校验值");
        assertThat(lines.stream().filter(line -> line.contains(",reader1,"))).hasSize(120);
        assertThat(csv)
                .contains(",never.named,never.named,,gone9,\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\",完成,"
                        + "\"a,b\"\"c\",")
                .contains(",reader1,,查看队员信息,pupils.seen,测试一小,s901,case 2,完成,,");
        JsonNode exported =
                read("/api/audit?action=audit.exported&login=admin&size=1").at("/entries/0");
        assertThat(exported.get("detail").asText())
                .isEqualTo("from=2031-05-06T00:00+08:00 until=2031-05-07T00:00+08:00");
        for (String formula : List.of("=1", "+1", "-1", "@x", " =1")) {
            assertThat(AuditExport.cell(formula)).startsWith("'");
        }
    }

    @Test
    void it_is_checked_from_the_page_and_by_scripts() throws Exception {
        JsonNode alone = read("/api/audit/check");
        assertThat(alone.get("intact").asBoolean()).isTrue();
        assertThat(alone.get("anchored").asBoolean()).isFalse();
        assertThat(alone.get("detail").asText()).contains("没有以前抄录的编号与校验值可以比对").doesNotContain("完好");
        http.perform(get("/audit").with(ADMINISTRATOR))
                .andExpect(content().string(containsString("核验（系统管理员）：没有抄录可比对")));
        String anchor = "number=" + alone.get("entries").asLong() + "&hash="
                + alone.get("lastHash").asText();
        JsonNode checked = read("/api/audit/check?" + anchor);
        assertThat(checked.get("anchored").asBoolean()).isTrue();
        assertThat(checked.get("detail").asText()).startsWith("审计记录完好");
        http.perform(get("/audit").with(ADMINISTRATOR))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("核验（系统管理员）：完好")));
        String future = String.valueOf(checked.get("entries").asLong() + 100);
        JsonNode cutOff = read("/api/audit/check?number=" + future + "&hash="
                + checked.get("lastHash").asText());
        assertThat(cutOff.get("fault").asText()).isEqualTo("TRUNCATED");
        http.perform(get("/audit").with(ADMINISTRATOR)).andExpect(content().string(containsString("核验（系统管理员）：已损坏")));
        http.perform(post("/audit/check").with(ADMINISTRATOR).with(csrf()))
                .andExpect(redirectedUrl("/audit"))
                .andExpect(flash().attribute("broken", containsString("没有以前抄录的编号与校验值可以比对")));
        http.perform(post("/audit/check?" + anchor).with(ADMINISTRATOR).with(csrf()))
                .andExpect(redirectedUrl("/audit"))
                .andExpect(flash().attribute("intact", containsString("审计记录完好")));
        http.perform(post("/audit/check")
                        .with(ADMINISTRATOR)
                        .with(csrf())
                        .param("number", "1")
                        .param("hash", "0000000000000000"))
                .andExpect(flash().attribute("broken", containsString("第 1 条不是当初记下的那一条")));
    }

    @Test
    void the_page_shows_people_schools_and_names_and_says_when_there_is_nothing() throws Exception {
        http.perform(get("/audit?login=reader1").with(ADMINISTRATOR))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("查看队员信息")))
                .andExpect(content().string(containsString("测试二小")))
                .andExpect(content().string(containsString("2031-05-06 08:00")))
                .andExpect(content().string(containsString("更早的记录")));
        http.perform(get("/audit?login=nobody7").with(ADMINISTRATOR))
                .andExpect(content().string(containsString("没有符合条件的记录")));
        http.perform(get("/audit?login=<script>").with(ADMINISTRATOR))
                .andExpect(content().string(not(containsString("<script>"))));
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(http.perform(get(path).with(ADMINISTRATOR))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
