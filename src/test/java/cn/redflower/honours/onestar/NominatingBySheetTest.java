package cn.redflower.honours.onestar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A sheet of nominations says by itself what it lost on its way, and when nothing of it can be taken. */
@IntegrationTest
class NominatingBySheetTest {

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    private String door;

    @BeforeEach
    void a_round_and_a_squadron_whose_numbers_begin_with_noughts() {
        county.settle();
        county.withoutRounds();
        jdbc.update(
                "update honors.pupil set number = '0' || number, name = replace(name, '1', '红') where squadron_id = "
                        + "'s901q01'");
        JsonNode opened = new Http(port)
                .call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "nominationDeadline",
                                LocalDate.now(clock).plusDays(9).toString(),
                                "schools",
                                List.of("s901")),
                        201);
        door = "/api/one-star/evaluations/"
                + opened.at("/opened/0/evaluationId").asText() + "/squadrons/s901q01/sheet";
    }

    @AfterEach
    void as_it_was() {
        county.withoutRounds();
        jdbc.update("update honors.pupil set number = substring(number from 2), name = replace(name, '红', '1') where "
                + "squadron_id = 's901q01'");
    }

    private JsonNode hand(String sheet, boolean apply, int status) throws IOException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + sheet
                + "\r\n--b--\r\n";
        HttpResponse<String> answer = new Http(port)
                .raw(
                        "s901q01",
                        "POST",
                        door + "?apply=" + apply,
                        "multipart/form-data; boundary=b",
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private static List<String> kinds(JsonNode report) {
        return StreamSupport.stream(report.get("findings").spliterator(), false)
                .map(f -> f.get("sheetRow") + " " + f.get("kind").asText())
                .toList();
    }

    @Test
    void a_number_that_lost_its_nought_is_named_with_the_one_that_is_meant() throws IOException {
        JsonNode report = hand("学号,姓名,推荐理由\n0901101,甲小红,爱劳动\n901102,乙小红,爱集体\n901103,甲小红,爱读书\n", false, 200);

        assertThat(kinds(report)).containsExactly("3 zeros-lost", "4 unknown-pupil");
        assertThat(report.at("/findings/0/detail").asText()).contains("0901102");
        assertThat(report.get("acceptedRows").asInt()).isEqualTo(1);
        assertThat(report.get("problem").isNull()).isTrue();
    }

    @Test
    void when_no_row_can_be_taken_it_says_so_and_writes_nothing() throws IOException {
        JsonNode report = hand("学号,姓名,推荐理由\n901101,甲小红,爱劳动\n", false, 200);

        assertThat(report.at("/problem/code").asText()).isEqualTo("badge.sheet.nothing-accepted");
        assertThat(report.at("/problem/detail").asText()).startsWith("没有一行可以推荐");
        assertThat(hand("学号,姓名,推荐理由\n", true, 422).get("code").asText()).isEqualTo("badge.sheet.nothing-accepted");
    }
}
