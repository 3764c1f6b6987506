package cn.redflower.honours.onestar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The progress of one-star rounds as sheets, and what a round comes to before it is opened. */
@IntegrationTest
class ProgressSheetsTest {

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    Http http;
    String evaluation;

    @BeforeEach
    void a_round_for_two_schools_is_open() {
        http = new Http(port);
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        JsonNode opened = http.call(
                "county9",
                "POST",
                "/api/one-star/rounds",
                Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901", "s902")),
                201);
        evaluation = opened.get("opened")
                .findValuesAsText("evaluationId")
                .get(opened.get("opened").findValuesAsText("schoolId").indexOf("s901"));
        county.runJobs();
        String list = "/api/one-star/evaluations/" + evaluation + "/squadrons/s901q01";
        long pupil = http.call("s901q01", "GET", list, null, 200)
                .at("/pupils/0/pupilId")
                .asLong();
        http.call("s901q01", "PUT", list + "/nominees/" + pupil, Map.of("reason", "爱劳动"), 204);
        http.complete("s901q01", Map.of(), 204);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        county.withoutRounds();
    }

    @Test
    void the_schools_of_a_year_are_a_sheet_of_figures_as_far_as_the_reader_sees_them() throws Exception {
        List<Row> rows = rows("county9", "/api/one-star/progress.xlsx?schoolYear=2026-2027");
        assertThat(texts(rows.get(0), 9)).containsExactly("学校", "学年", "环节", "推荐截止", "中队", "已提交", "逾期弃权", "推荐", "同意");
        assertThat(rows).hasSize(3);
        assertThat(texts(rows.get(1), 9))
                .containsExactly("测试一小", "2026-2027", "中队推荐", "2026-11-13", "2", "1", "0", "1", "0");
        assertThat(rows.get(1).getCellAsNumber(4))
                .as("a number that can be added up")
                .isPresent();
        assertThat(rows("s902chair", "/api/one-star/progress.xlsx"))
                .extracting(row -> row.getCellText(0))
                .containsExactly("学校", "测试二小");
        assertThat(rows("county9", "/api/one-star/progress.xlsx?schoolYear=2025-2026"))
                .hasSize(1);
        assertThat(http.download("county9", "/api/one-star/progress.xlsx?schoolYear=2026-2027")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .contains(java.net.URLEncoder.encode("2026-2027 学年一星章评选进度.xlsx", StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    @Test
    void the_squadrons_of_a_school_are_a_sheet_too() throws Exception {
        List<Row> rows = rows("s901chair", "/api/one-star/evaluations/" + evaluation + "/progress.xlsx");
        assertThat(texts(rows.get(0), 9))
                .containsExactly("中队", "状态", "提交截止", "最近提交", "队员", "符合条件", "参考名额", "推荐个人", "推荐集体");
        assertThat(texts(rows.get(1), 9))
                .containsExactly("三(1)中队", "已提交", "2026-11-13", "2026-11-02", "10", "8", "2", "1", "0");
        assertThat(texts(rows.get(2), 4)).containsExactly("三(2)中队", "未提交", "2026-11-13", "");
        assertThat(rows("s901q02", "/api/one-star/evaluations/" + evaluation + "/progress.xlsx"))
                .extracting(row -> row.getCellText(0))
                .containsExactly("中队", "三(2)中队");
        assertThat(http.download("s902chair", "/api/one-star/evaluations/" + evaluation + "/progress.xlsx")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_left_to_the_rules_is_filled_in_before_a_round_is_opened() {
        JsonNode plan = http.call(
                "county9", "GET", "/api/one-star/rounds/plan?nominationDeadline=2026-11-13&allSchools=true", null, 200);
        assertThat(plan.get("schoolYear").asText()).isEqualTo("2026-2027");
        assertThat(plan.get("noticeDays").asInt()).isEqualTo(3);
        assertThat(plan.get("nominationDeadline").asText()).isEqualTo("2026-11-13");
        assertThat(plan.get("reminderAt").asText()).isEqualTo("2026-11-12T09:00:00+08:00");
        assertThat(plan.get("earliestEnd").asText())
                .as("Monday to Wednesday, after a weekend")
                .isEqualTo("2026-11-18");
        JsonNode refused = http.call(
                "county9",
                "GET",
                "/api/one-star/rounds/plan?nominationDeadline=2026-10-13&schoolYear=2026&schools=s901&noticeDays=40",
                null,
                422);
        assertThat(refused.get("reasons").findValuesAsText("code"))
                .containsExactlyInAnyOrder(
                        "badge.round.school-year", "badge.round.deadline-past", "badge.round.notice-days");
    }

    private static List<String> texts(Row row, int columns) {
        return IntStream.range(0, columns).mapToObj(row::getCellText).toList();
    }

    private List<Row> rows(String login, String path) throws Exception {
        HttpResponse<byte[]> answer = http.download(login, path);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            return book.getFirstSheet().read();
        }
    }
}
