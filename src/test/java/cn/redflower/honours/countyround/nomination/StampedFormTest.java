package cn.redflower.honours.countyround.nomination;

import static cn.redflower.honours.countyround.nomination.SchoolRound.PDF;
import static cn.redflower.honours.countyround.nomination.SchoolRound.json;
import static cn.redflower.honours.countyround.nomination.SchoolRound.path;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Paper;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
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

/** A school prints its list, signs and stamps it, and sends it back as a scan: of this list, not of an older one. */
@IntegrationTest
class StampedFormTest {

    @Autowired
    SmallCounty county;

    @Autowired
    SchoolRound round;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    Http http;
    UUID nomination;

    @BeforeEach
    void a_list_is_with_the_committee() {
        http = new Http(port);
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        round.open(port, "little-red-flower", 300, 0);
        nomination = round.join("s901", 3, 0);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
    }

    @Test
    void the_form_says_what_was_typed_and_where_to_sign() throws Exception {
        http.call("s901brigade", "GET", path(nomination) + "/form.pdf", null, 409);
        long one = round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人\n热心公益");
        long two = round.nominate("s901", nomination, round.pupil("s901q01", 2), "认真负责");
        round.handIn("s901", 204);
        assertThat(words(form("s901brigade")))
                .contains("甲小1", "乐于助人", "乙小1", "经年月日会议评定", "大队辅导员（签字）", "少工委主任（签字）", "学校少工委（盖章）", "个人（2名）");
        round.decide("s901", nomination, one, "APPROVED", null, 204);
        round.decide("s901", nomination, two, "REFUSED", "名额有限", 204);
        round.meet("s901", nomination);
        HttpResponse<byte[]> answer = http.download("s901chair", path(nomination) + "/form.pdf");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String words = words(answer.body());
        assertThat(words)
                .contains("甲小1", "经2026年11月2日会议评定（应到5人，实到5人，赞成5人，反对0人，弃权0人），同意推荐个人1名。")
                .doesNotContain("乙小1")
                .doesNotContain("名额有限");
        String code = http.call("county9", "GET", path(nomination), null, 200)
                .get("code")
                .asText();
        assertThat(words).contains("名单码" + code);
        assertThat(Paper.of(answer.body()).keep("form-of-a-school").code())
                .endsWith("/county-awards/nominations/" + nomination + "#" + code);
        http.call("s902chair", "GET", path(nomination) + "/form.pdf", null, 404);
        assertThat(recorded("login", "pupils.exported")).containsExactlyInAnyOrder("s901brigade", "s901chair");
    }

    @Test
    void a_scan_of_a_list_that_has_changed_since_is_told_from_one_of_this_list() throws Exception {
        long one = round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        long two = round.nominate("s901", nomination, round.pupil("s901q01", 2), "认真负责");
        round.handIn("s901", 204);
        round.decide("s901", nomination, one, "APPROVED", null, 204);
        round.meet("s901", nomination);
        form("s901chair");
        assertThat(seal().get("doubt").isNull()).as("of the list as it is").isTrue();
        round.decide("s901", nomination, two, "APPROVED", null, 204);
        assertThat(scan().get("doubt").isNull()).as("the form says the same").isTrue();

        String printed = scan().get("code").asText();
        round.decide("s901", nomination, two, "REFUSED", "名额有限", 204);
        String now = scan().get("code").asText();
        assertThat(now).isNotEqualTo(printed);
        assertThat(scan().get("doubt").asText()).contains(printed).contains(now).contains("请重新打印");
        assertThat(round.submit("s901", 422).get("code").asText()).isEqualTo("nomination.seal-other-version");
        assertThat(seal().get("doubt").asText())
                .as("what was printed last is still the older one")
                .contains(printed);
        String confirmation = path(nomination) + "/seal/confirmation";
        assertThat(http.call("s901chair", "PUT", confirmation, Map.of("code", printed), 409)
                        .get("code")
                        .asText())
                .as("not what she was shown")
                .isEqualTo("nomination.seal-changed-meanwhile");
        http.call("s901chair", "PUT", confirmation, Map.of("code", now), 204);
        assertThat(scan().get("doubt").isNull()).isTrue();
        assertThat(recorded("detail", "seal.confirmed")).containsExactly(now);

        round.decide("s901", nomination, two, "APPROVED", null, 204);
        form("s901chair");
        assertThat(scan().get("doubt").asText())
                .as("printed again, but not uploaded again")
                .contains(now);
        assertThat(seal().get("doubt").isNull()).isTrue();
        round.submit("s901", 204);
    }

    @Test
    void a_school_that_stamps_a_form_of_its_own_is_asked_nothing() {
        round.nominate("s901", nomination, round.pupil("s901q01", 1), "乐于助人");
        round.handIn("s901", 204);
        round.approveAll("s901", nomination);
        assertThat(scan().get("doubt").isNull()).isTrue();
        round.submit("s901", 204);
    }

    private List<String> recorded(String what, String action) {
        return jdbc.queryForList(
                "select distinct " + what + " from honors.audit_entry where action = ? and subject = ?",
                String.class,
                action,
                nomination.toString());
    }

    private JsonNode seal() {
        HttpResponse<String> answer = round.upload("s901chair", path(nomination) + "/seal", "盖章.pdf", PDF);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private JsonNode scan() {
        return http.call("s901chair", "GET", path(nomination), null, 200).get("seal");
    }

    private byte[] form(String login) {
        HttpResponse<byte[]> answer = http.download(login, path(nomination) + "/form.pdf");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    private static String words(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s　]", "");
        }
    }
}
