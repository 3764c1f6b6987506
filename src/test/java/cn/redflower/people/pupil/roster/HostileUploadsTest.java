package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is no roster, or too large for one, is answered in a sentence, and the server goes on. */
@IntegrationTest
class HostileUploadsTest {

    private static final long LARGE = 300L << 20;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    Rosters rosters;

    @BeforeEach
    void schools() {
        new SampleSchools(jdbc).settle();
        rosters = new Rosters(port);
    }

    @AfterEach
    void leave() {
        new SampleSchools(jdbc).remove();
    }

    @Test
    void a_pdf_an_empty_file_and_a_web_page() {
        refused("roster.xlsx", "%PDF-1.7\n1 0 obj", "spreadsheet.pdf");
        refused("roster.xlsx", "", "spreadsheet.empty");
        refused("roster.xls", "<html><table><tr><td>学号</td></tr></table></html>", "spreadsheet.web-page");
        refused("../../roster.csv", "今天天气很好", "spreadsheet.no-header");
        assertThat(new Http(port).call("s001brigade", "GET", "/api/rosters", null, 200))
                .as("nothing is left of them")
                .isEmpty();
    }

    private void refused(String name, String content, String code) {
        JsonNode problem = rosters.upload("s001brigade", name, content.getBytes(StandardCharsets.UTF_8), null, 422);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("detail").asText()).matches("[\\s\\S]*[\\u4e00-\\u9fff]{5}[\\s\\S]*");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void three_hundred_megabytes(boolean announced) {
        Rosters.Answer answer = rosters.post("s001brigade", "roster.xlsx", Blanks::new, LARGE, null, announced);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().get("code").asText()).isEqualTo("problem.too-large");
        assertThat(answer.json().get("detail").asText()).contains("文件太大");
        assertThat(rosters.upload("s001brigade", "roster-s001.xlsx", 201)
                        .get("added")
                        .asInt())
                .isPositive();
    }

    @Test
    void strangers_and_people_without_a_roster_get_no_further() {
        assertThat(rosters.post("s001q01", "roster.xlsx", Blanks::new, LARGE, null, true)
                        .status())
                .isIn(403, 413);
        assertThat(rosters.upload("nobody", "roster.xlsx", new byte[10], null, 401)
                        .get("code")
                        .asText())
                .isEqualTo("problem.login-required");
    }

    /** 300 MB of nothing, made as they are read. */
    private static final class Blanks extends InputStream {
        private long left = LARGE;

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int some = (int) Math.min(length, left);
            Arrays.fill(buffer, offset, offset + some, (byte) ' ');
            left -= some;
            return some;
        }
    }
}
