package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.AtOnce;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** People without a mailbox set their password with a code from paper, once and within its time. */
@IntegrationTest
class SlipsTest {

    private static final String PASSWORD = "雨后的操场上空有彩虹";
    private static final Pattern STRIP = Pattern.compile("用户名\\s+(\\w+)\\s+一次性代码\\s+([2-9A-Z]{5})-([2-9A-Z]{5})");

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    Http http;

    @BeforeEach
    void teachers_who_have_set_no_password() {
        http = new Http(port);
        jdbc.update("delete from honors.activation_slip");
        jdbc.update("update honors.account set activated_at = now(), enabled = true");
        jdbc.update("update honors.account set activated_at = null, password_hash = '{noop}demo' where login in "
                + "('s901q01', 's901q02', 's902q01')");
        jdbc.update(
                "update honors.person set email = null where id = (select person_id from honors.account where login "
                        + "= 's901q01')");
    }

    @Test
    void a_code_sets_a_password_once() throws IOException {
        Map<String, String> codes = codes(print("admin9", Map.of("organId", "s901"), 200));
        assertThat(codes).containsOnlyKeys("s901q01", "s901q02");
        String code = codes.get("s901q01");
        assertThat(use("s901q01", "", PASSWORD, PASSWORD)).isEqualTo(422);
        assertThat(use("s901q01", code, "kurz", "kurz"))
                .as("a password that is refused leaves the code as it was")
                .isEqualTo(422);
        assertThat(use("S901Q01", "　" + code.toLowerCase().replace("-", " "), PASSWORD, PASSWORD))
                .isEqualTo(302);
        assertThat(jdbc.queryForObject(
                        "select activated_at is not null from honors.account where login = 's901q01'", Boolean.class))
                .isTrue();
        assertThat(use("s901q01", code, PASSWORD + "二", PASSWORD + "二"))
                .as("used")
                .isEqualTo(422);
        assertThat(use("s901q01", codes.get("s901q02"), PASSWORD, PASSWORD))
                .as("another's")
                .isEqualTo(422);
        assertThat(codes(print("admin9", Map.of("organId", "s901"), 200)))
                .as("whoever has set one needs none")
                .containsOnlyKeys("s901q02");
    }

    @Test
    void a_new_slip_voids_the_old_and_time_and_closing_void_every_one() throws IOException {
        String old = codes(print("admin9", Map.of("organId", "s901", "onlyWithoutMail", true), 200))
                .get("s901q01");
        String present = codes(print("admin9", Map.of("personIds", List.of(person("s901q01"))), 200))
                .get("s901q01");
        assertThat(use("s901q01", old, PASSWORD, PASSWORD)).as("replaced").isEqualTo(422);
        jdbc.update(
                "update honors.activation_slip set expires_at = now() - interval '1 second' where ended_at is null");
        assertThat(use("s901q01", present, PASSWORD, PASSWORD)).as("too old").isEqualTo(422);
        String another = codes(print("admin9", Map.of("personIds", List.of(person("s901q01"))), 200))
                .get("s901q01");
        String accounts = "/api/accounts/" + person("s901q01");
        http.call("admin9", "POST", accounts + "/disable", null, 200);
        assertThat(use("s901q01", another, PASSWORD, PASSWORD)).as("closed").isEqualTo(422);
        assertThat(print("admin9", Map.of("personIds", List.of(person("s901q01"))), 409))
                .isNotNull();
        http.call("admin9", "POST", accounts + "/enable", null, 200);
        assertThat(use("s901q01", another, PASSWORD, PASSWORD))
                .as("was void when it was closed")
                .isEqualTo(422);
    }

    @Test
    void ten_wrong_codes_are_enough_for_an_hour_and_a_stranger_learns_nothing() throws IOException {
        String code = codes(print("admin9", Map.of("personIds", List.of(person("s901q01"))), 200))
                .get("s901q01");
        String said = page("nobody99", "22222-22222").body();
        for (int i = 0; i < 10; i++) {
            assertThat(page("s901q01", "22222-22222").body().replaceAll("s901q01|nobody99|value=\"[^\"]*\"", ""))
                    .as("the same as of a login that there is not")
                    .isEqualTo(said.replaceAll("s901q01|nobody99|value=\"[^\"]*\"", ""));
        }
        assertThat(use("s901q01", code, PASSWORD, PASSWORD)).isEqualTo(422);
        jdbc.update("update honors.activation_slip set wrong_since = now() - interval '61 minutes'");
        assertThat(use("s901q01", code, PASSWORD, PASSWORD))
                .as("nobody can take the paper's worth away")
                .isEqualTo(302);
    }

    @Test
    void a_chair_prints_for_her_school_only() throws IOException {
        assertThat(codes(print("s901chair", Map.of(), 200))).containsOnlyKeys("s901q01", "s901q02");
        assertThat(codes(print("s902chair", Map.of("organId", "s901"), 200)))
                .as("whatever she asks for")
                .containsOnlyKeys("s902q01");
        for (String other : List.of("s902q01", "s901chair", "county9", "admin9")) {
            print("s901chair", Map.of("personIds", List.of(person(other))), 404);
        }
        print("admin9", Map.of("personIds", List.of(person("admin9"))), 404);
        assertThat(codes(print("s901chair", Map.of("personIds", List.of(person("s901brigade"))), 200)))
                .as("somebody of hers has lost hers")
                .containsOnlyKeys("s901brigade");
        print("s901brigade", Map.of(), 403);
    }

    @Test
    void only_hashes_are_kept_and_every_slip_is_on_record() throws IOException {
        int before = recorded();
        String code = codes(print("admin9", Map.of("personIds", List.of(person("s901q01"))), 200))
                .get("s901q01")
                .replace("-", "");
        assertThat(recorded()).isEqualTo(before + 1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.activation_slip s where s::text like ?",
                        Integer.class,
                        "%" + code + "%"))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry e where e::text like ?",
                        Integer.class,
                        "%" + code + "%"))
                .isZero();
    }

    @Test
    void of_two_who_print_at_once_one_has_the_codes_that_hold() throws IOException {
        Map<String, Object> wanted = Map.of("personIds", List.of(person("s901q01")));
        List<HttpResponse<String>> answers =
                AtOnce.send(4, i -> http.send("admin9", "POST", "/api/account-slips", wanted));
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .contains(200)
                .allMatch(status -> status == 200 || status == 409);
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.activation_slip where login = 's901q01' and ended_at is null",
                        Integer.class))
                .isOne();
    }

    @Test
    void a_whole_school_takes_pages_and_no_name_is_too_long() throws IOException {
        jdbc.update("update honors.account set activated_at = null");
        jdbc.update("update honors.person set name = ? where id = ?", "阿".repeat(49) + "𠮷", person("s901q02"));
        try {
            byte[] paper = print("admin9", Map.of("organId", "s901"), 200);
            assertThat(codes(paper)).hasSize(9);
            try (PDDocument document = Loader.loadPDF(paper)) {
                assertThat(document.getNumberOfPages()).isEqualTo(2);
                assertThat(new PDFTextStripper().getText(document)).contains("阿".repeat(49), "三(1)中队辅导员");
            }
        } finally {
            jdbc.update("update honors.person set name = 's901q02老师' where id = ?", person("s901q02"));
        }
    }

    @Test
    void everybody_with_a_mailbox_is_invited_at_once_and_once() {
        jdbc.update("delete from honors.password_link");
        SessionHttp admin = SessionHttp.of(port, "admin9");
        for (int expected : new int[] {2, 0}) {
            int before = jdbc.queryForObject("select count(*) from honors.password_link", Integer.class);
            HttpResponse<String> answer = admin.raw(
                    null, "POST", "/account-slips/invitations", "application/x-www-form-urlencoded", new byte[0]);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(jdbc.queryForObject("select count(*) from honors.password_link", Integer.class) - before)
                    .isEqualTo(expected);
        }
    }

    private int recorded() {
        return jdbc.queryForObject(
                "select count(*) from honors.audit_entry where action = 'account.slip-made' and subject = 's901q01' "
                        + "and login = 'admin9'",
                Integer.class);
    }

    private long person(String login) {
        return jdbc.queryForObject("select person_id from honors.account where login = ?", Long.class, login);
    }

    private byte[] print(String login, Object wanted, int status) {
        HttpResponse<byte[]> answer = http.download(login, "/api/account-slips", wanted);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return answer.body();
    }

    static Map<String, String> codes(byte[] paper) throws IOException {
        Map<String, String> codes = new LinkedHashMap<>();
        try (PDDocument document = Loader.loadPDF(paper)) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            Matcher strips = STRIP.matcher(reader.getText(document));
            while (strips.find()) {
                codes.put(strips.group(1), strips.group(2) + "-" + strips.group(3));
            }
        }
        return codes;
    }

    private int use(String login, String code, String password, String repeated) {
        return post(Map.of("login", login, "code", code, "next", password, "repeated", repeated))
                .statusCode();
    }

    private HttpResponse<String> page(String login, String code) {
        return post(Map.of("login", login, "code", code, "next", PASSWORD, "repeated", PASSWORD));
    }

    private HttpResponse<String> post(Map<String, String> fields) {
        StringBuilder form = new StringBuilder("x=1");
        fields.forEach((name, value) ->
                form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return SessionHttp.stranger(port)
                .raw(
                        null,
                        "POST",
                        "/password/slip",
                        "application/x-www-form-urlencoded",
                        form.toString().getBytes(StandardCharsets.UTF_8));
    }
}
