package cn.redflower.honours.certificate.printing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Paper;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * No certificate with a character that no font has is printed before somebody has decided so; the others of the order
 * are.
 */
@IntegrationTest
class UnprintableCertificatesTest {

    private static final String NO_FONT = "\uD87A\uDFF0";

    @Autowired
    SmallCounty county;

    @Autowired
    AwardedRound awarded;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    Http http;
    UUID round;
    List<String> numbers;

    @BeforeEach
    void three_certificates() {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
        round = awarded.round();
        numbers = awarded.issue(round.toString(), "s901", "测试一小", 3);
        awarded.order(round.toString());
    }

    @AfterEach
    void nothing_is_left() {
        county.withoutRounds();
    }

    @Test
    void a_rare_name_is_printed_and_what_old_systems_made_of_it_too() throws IOException {
        name(1, "李𠮷");
        name(2, "陈\uE863\u2F29");
        county.runJobs();
        assertThat(state()).isEqualTo("READY 3/3, 0 wait, 0 by hand");
        assertThat(printed()).contains("李𠮷 同学", "陈\u4DAE小 同学");
    }

    @Test
    void the_order_says_whose_and_which_and_the_others_are_printed() throws IOException {
        name(1, "李" + NO_FONT);
        name(2, "罗\uE5F1");
        county.runJobs();
        assertThat(state()).isEqualTo("READY 1/3, 2 wait, 0 by hand");
        assertThat(printed()).contains(numbers.get(0)).doesNotContain(numbers.get(1), numbers.get(2), "〓");
        JsonNode waiting = http.call("s901chair", "GET", path("/waiting"), null, 200);
        assertThat(waiting.get("decidable").asBoolean())
                .as("the county awards, so it decides")
                .isFalse();
        assertThat(waiting.at("/certificates/0").toString())
                .contains(numbers.get(1), "李" + NO_FONT, NO_FONT + "（U+2EBF0）")
                .contains("\"blank\":false");
        assertThat(waiting.at("/certificates/1/characters/0").asText()).isEqualTo("U+E5F1");
        assertThat(http.call("county9", "GET", "/api/county-awards/rounds/" + round + "/certificates", null, 200)
                        .get("waiting")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void an_officer_decides_to_leave_the_place_blank_and_may_take_it_back() throws IOException {
        name(1, "李" + NO_FONT);
        county.runJobs();
        http.call("s901chair", "PUT", path("/waiting"), decision(1, true), 403);
        assertThat(AtOnce.send(6, i -> http.send("county9", "PUT", path("/waiting"), decision(1, true))))
                .extracting(HttpResponse::statusCode)
                .as("said several times at once, it is so once")
                .contains(204)
                .allMatch(status -> status == 204 || status == 409);
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.certificate_print where case_id = ? and status = 'QUEUED'",
                        Integer.class,
                        round.toString()))
                .isEqualTo(1);
        county.runJobs();
        assertThat(state()).isEqualTo("READY 3/3, 0 wait, 1 by hand");
        assertThat(printed()).contains(numbers.get(1)).doesNotContain("〓");
        try (PDDocument print = Loader.loadPDF(file())) {
            Paper.of(print, 1).keep("certificate-by-hand");
        }
        assertThat(http.call("s901chair", "GET", path("/waiting"), null, 200)
                        .at("/certificates/0/decidedBy")
                        .asText())
                .isEqualTo("county9老师");

        http.call("county9", "PUT", path("/waiting"), decision(1, false), 204);
        county.runJobs();
        assertThat(state()).isEqualTo("READY 2/3, 1 wait, 0 by hand");
        assertThat(printed()).doesNotContain(numbers.get(1));
        assertThat(jdbc.queryForList(
                        "select action from honors.audit_entry where subject = ? order by number",
                        String.class,
                        numbers.get(1)))
                .containsExactly("certificate.left-blank", "certificate.kept-waiting");
    }

    @Test
    void where_all_wait_there_is_no_file_and_the_refusal_says_why() {
        for (int i = 0; i < 3; i++) {
            name(i, "李" + NO_FONT);
        }
        county.runJobs();
        assertThat(state()).isEqualTo("WAITING 0/3, 3 wait, 0 by hand");
        assertThat(http.call("s901chair", "GET", path(".pdf"), null, 409)
                        .get("detail")
                        .asText())
                .contains("3 张证书", "字库没有");
        assertThat(jdbc.queryForObject("select count(*) from honors.document", Integer.class))
                .isZero();
        http.call("county9", "PUT", path("/waiting"), decision(0, true), 204);
        county.runJobs();
        assertThat(state()).isEqualTo("READY 1/3, 2 wait, 1 by hand");
    }

    @Test
    void nothing_is_decided_about_a_certificate_that_does_not_wait() {
        county.runJobs();
        assertThat(http.call("county9", "PUT", path("/waiting"), decision(0, true), 422)
                        .get("code")
                        .asText())
                .isEqualTo("certificate.blank.not-waiting");
        assertThat(http.call("county9", "PUT", path("/waiting"), Map.of("blank", true), 422)
                        .get("code")
                        .asText())
                .isEqualTo("certificate.blank.not-waiting");
    }

    private void name(int which, String name) {
        jdbc.update("update honors.certificate set holder_name = ? where number = ?", name, numbers.get(which));
    }

    private Map<String, Object> decision(int which, boolean blank) {
        return Map.of("number", numbers.get(which), "blank", blank);
    }

    private String state() {
        JsonNode state = http.call("s901chair", "GET", path(""), null, 200);
        return "%s %s/%s, %s wait, %s by hand"
                .formatted(
                        state.get("status").asText(),
                        state.get("done"),
                        state.get("total"),
                        state.get("waiting"),
                        state.get("byHand"));
    }

    private String printed() throws IOException {
        try (PDDocument print = Loader.loadPDF(file())) {
            return new PDFTextStripper().getText(print);
        }
    }

    private byte[] file() {
        return http.download("s901chair", path(".pdf")).body();
    }

    private String path(String rest) {
        return "/api/county-awards/rounds/" + round + "/schools/s901/certificates" + rest;
    }
}
