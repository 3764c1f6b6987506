package cn.redflower.honours.countyround;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.award.AwardKinds;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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

/** A round speaks of the county as it is called on that day, and what has been said stays as it was said. */
@IntegrationTest
class RenamedCountyTest {

    @Autowired
    CountyRoundByApi by;

    @Autowired
    AwardKinds kinds;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void settle() {
        by.settle(port);
        http = new Http(port);
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
        rename("惠水县", "惠水县少先队工作委员会", "共青团惠水县委员会");
    }

    @Test
    void notices_decisions_and_certificates_have_the_names_of_their_day() throws IOException {
        assertThat(nameOf("little-red-flower")).isEqualTo("惠水少年先锋章（小红花奖章）");
        rename("长顺县", "少先队长顺县工作委员会", "共青团长顺县委员会");
        assertThat(nameOf("little-red-flower")).isEqualTo("长顺少年先锋章（小红花奖章）");
        assertThat(nameOf("golden-fruit")).isEqualTo("长顺少年先锋集体章（小金果奖章）");
        assertThat(nameOf("two-star")).isEqualTo("红领巾奖章（二星章）");

        UUID round = by.open("little-red-flower");
        by.submit("s901", 1, 2);
        by.closeWindow();
        by.passAll();
        by.sign("league9", "county9");
        by.endNotice();
        assertThat(decision(round)).contains("少先队长顺县工作委员会", "长顺少年先锋章");
        by.issue();
        assertThat(by.overview().get("decisionNumber").asText()).isEqualTo("长少〔2026〕1号");

        rename("南明区", "少先队南明区工作委员会", "共青团南明区委员会");
        assertThat(jdbc.queryForMap("select issuer_name, award from honors.notice where case_id = ?", round.toString()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("issuer_name", "长顺县少工委", "award", "长顺少年先锋章（小红花奖章）"));
        assertThat(decision(round))
                .contains("长少〔2026〕1号", "少先队长顺县工作委员会", "长顺少年先锋章（小红花奖章）")
                .doesNotContain("南明");
        assertThat(by.get("/decision").get("paragraphs").toString())
                .contains("长顺少年先锋章")
                .doesNotContain("南明");
        assertThat(jdbc.queryForList(
                        "select distinct award || ' ' || array_to_string(issuer_names, ' ') from honors.certificate "
                                + "where case_id = ?",
                        String.class,
                        round.toString()))
                .containsExactly("长顺少年先锋章（小红花奖章） 共青团长顺县委员会 少先队长顺县工作委员会");
        assertThat(nameOf("little-red-flower")).as("the next round's").isEqualTo("南明少年先锋章（小红花奖章）");
    }

    private String nameOf(String kind) {
        return kinds.find(kind).orElseThrow().name();
    }

    private void rename(String name, String committee, String league) {
        JsonNode set =
                http.call("admin9", "GET", "/api/county/profile", null, 200).get("set");
        ObjectNode wanted = set.deepCopy();
        wanted.put("name", name).put("countyCommittee", committee).put("youthLeague", league);
        http.call("admin9", "PUT", "/api/county/profile", wanted, 200);
    }

    private String decision(UUID round) throws IOException {
        byte[] pdf = http.download("county9", "/api/county-awards/rounds/" + round + "/decision.pdf")
                .body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }
}
