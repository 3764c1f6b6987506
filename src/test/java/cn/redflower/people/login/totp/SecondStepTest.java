package cn.redflower.people.login.totp;

import static cn.redflower.people.login.Visitor.location;
import static cn.redflower.people.login.Visitor.path;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.people.login.SignInSettings;
import cn.redflower.people.login.SignInWorld;
import cn.redflower.people.login.Visitor;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Codes over HTTP, as a person with a browser and a script meet them. */
class SecondStepTest extends SignInWorld {

    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([A-Z2-9]{5}-[A-Z2-9]{5})</code>");
    private static final Pattern IMAGE = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"");

    @Autowired
    Standings standings;

    @Autowired
    CheckingCodes checking;

    @BeforeEach
    void nobody_is_remembered() {
        List.of("s901chair", "county9", "education9", "robot9", "admin9").forEach(standings::forget);
    }

    @Test
    void a_person_switches_it_on_with_a_code_and_sees_ten_recovery_codes_once() throws Exception {
        Visitor chair = visitor("s901chair");
        assertThat(chair.open("/account/totp").body()).contains("开始启用").doesNotContain("二维码");
        String page = chair.follow(chair.post("/account/totp/begin", Map.of())).body();
        String secret = found(SECRET, page).replace(" ", "");
        assertThat(decoded(found(IMAGE, page)))
                .isEqualTo("otpauth://totp/%E5%B0%8F%E7%BA%A2%E8%8A%B1:s901chair?secret=" + secret
                        + "&issuer=%E5%B0%8F%E7%BA%A2%E8%8A%B1");
        assertThat(visitor("s901chair").open("/").body()).as("not on yet").contains("您好");

        assertThat(chair.follow(chair.post("/account/totp/confirm", Map.of("code", "000000")))
                        .body())
                .contains("验证码不对")
                .contains(found(SECRET, page));
        String shown = chair.follow(chair.post("/account/totp/confirm", Map.of("code", now(secret))))
                .body();
        assertThat(all(RECOVERY, shown)).hasSize(10);
        assertThat(all(RECOVERY, chair.open("/account/totp").body())).isEmpty();
        assertThat(chair.open("/").body()).contains("您好");
        assertThat(recorded("totp.enabled", "s901chair", null)).isPositive();

        byte[] kept = jdbc.queryForObject("select secret from honors.totp where login = 's901chair'", byte[].class);
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(new Base32().decode(secret), java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void until_the_code_is_given_the_session_reaches_nothing() {
        String secret = enrolled("s901chair");
        Visitor chair = new Visitor(port);
        assertThat(location(chair.get("/login/totp")))
                .as("a stranger owes nothing")
                .endsWith("/login");
        assertThat(location(chair.post("/login/totp", Map.of("code", now(secret)))))
                .endsWith("/login");
        chair.get("/camunda/app/tasklist/");
        HttpResponse<String> asked = chair.login("s901chair");
        assertThat(path(asked)).isEqualTo("/login/totp");
        for (String page : List.of(
                "/",
                "/roster",
                "/camunda/app/tasklist/",
                "/camunda/app/cockpit/",
                "/account/totp",
                "/account",
                "/login/totpx")) {
            assertThat(location(chair.get(page))).as(page).endsWith("/login");
        }
        for (String script : List.of(
                "/api/one-star/evaluations",
                "/engine-rest/task",
                "/camunda/api/engine/engine/default/task",
                "/v3/api-docs",
                "/actuator/prometheus",
                "/camunda/api/admin/auth/user/default")) {
            assertThat(chair.get(script).statusCode()).as(script).isEqualTo(401);
        }
        assertThat(chair.post("/account/totp/off", Map.of("code", now(secret)))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/login");
        assertThat(chair.get("/notices").body()).doesNotContain("s901chair");
        assertThat(chair.follow(chair.get("/login")).body()).contains("动态验证码");

        String before = chair.cookie("JSESSIONID").orElseThrow();
        HttpResponse<String> wrong = chair.post("/login/totp", Map.of("code", "123"));
        assertThat(wrong.body()).contains("验证码不对");
        assertThat(chair.get("/engine-rest/task").statusCode()).isEqualTo(401);
        chair.get("/camunda/app/tasklist/");
        String code = now(secret);
        HttpResponse<String> in = chair.post(
                "/login/totp", Map.of("code", " " + fullWidth(code.substring(0, 3)) + " " + code.substring(3)));
        assertThat(location(in)).as("where she was going").contains("/camunda/app/tasklist/");
        assertThat(chair.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
        assertThat(chair.get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(chair.get("/api/one-star/evaluations").statusCode()).isEqualTo(200);
        assertThat(chair.open("/").body()).contains("您好");
        assertThat(recorded("totp.refused", "s901chair", "signin.totp.wrong")).isPositive();

        chair.login("s901chair");
        assertThat(location(chair.get("/")))
                .as("a new login in the same session begins without the step")
                .endsWith("/login");
    }

    @Test
    void an_initial_password_is_changed_on_the_way() {
        jdbc.update("update honors.account set must_change_password = true where login = 'education9'");
        try {
            Visitor officer = new Visitor(port);
            assertThat(officer.login("education9").statusCode())
                    .as("no circle of redirects")
                    .isEqualTo(200);
            assertThat(officer.get("/account/password").statusCode()).isNotEqualTo(302);
            assertThat(officer.get("/engine-rest/task").statusCode()).isEqualTo(401);
        } finally {
            jdbc.update("update honors.account set must_change_password = false where login = 'education9'");
        }
        enrolled("s901chair");
        jdbc.update("update honors.account set must_change_password = true where login = 's901chair'");
        try {
            assertThat(path(new Visitor(port).login("s901chair")))
                    .as("the code comes first")
                    .isEqualTo("/login/totp");
        } finally {
            jdbc.update("update honors.account set must_change_password = false where login = 's901chair'");
        }
    }

    @Test
    void a_provider_that_is_trusted_with_it_has_asked_already() {
        enrolled("s901chair");
        var login = new org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken(
                new org.springframework.security.oauth2.core.user.DefaultOAuth2User(
                        List.of(), Map.of("name", "s901chair"), "name"),
                List.of(),
                "county");
        assertThat(new SecondStep(standings, trusting(false)).owedBy(login)).isEqualTo(SecondStep.Owed.CODE);
        assertThat(new SecondStep(standings, trusting(true)).owedBy(login)).isEqualTo(SecondStep.Owed.NOTHING);
    }

    private static SignInSettings trusting(boolean provider) {
        return new SignInSettings(
                new SignInSettings.Totp(java.util.Set.of(), java.util.Set.of()),
                new SignInSettings.Oidc("preferred_username", provider));
    }

    @Test
    void a_code_is_good_once() {
        String secret = enrolled("s901chair");
        String code = now(secret);
        Visitor first = visitor("s901chair");
        Visitor thief = visitor("s901chair");
        assertThat(location(first.post("/login/totp", Map.of("code", code))))
                .doesNotContain("totp")
                .isNotEmpty();
        assertThat(thief.post("/login/totp", Map.of("code", code)).body()).contains("已经用过了");
        assertThat(path(thief.open("/"))).isEqualTo("/login/totp");
        assertThat(recorded("totp.refused", "s901chair", "signin.totp.used")).isPositive();
    }

    @Test
    void five_wrong_codes_make_the_next_one_wait() {
        String secret = enrolled("s901chair");
        Visitor chair = visitor("s901chair");
        IntStream.range(0, 5).forEach(i -> chair.post("/login/totp", Map.of("code", "00000" + i)));
        assertThat(chair.post("/login/totp", Map.of("code", now(secret))).body())
                .contains("1 分钟后再试");
        clock.advance(Duration.ofSeconds(61));
        assertThat(location(chair.post("/login/totp", Map.of("code", now(secret)))))
                .doesNotContain("totp")
                .isNotEmpty();
        assertThat(jdbc.queryForObject("select failures from honors.totp where login = 's901chair'", Integer.class))
                .isZero();
    }

    @Test
    void a_hundred_guesses_at_once_are_five() throws Exception {
        enrolled("s901chair");
        ExecutorService guessers = Executors.newFixedThreadPool(10);
        List<Future<?>> all = IntStream.range(0, 100)
                .<Future<?>>mapToObj(i -> guessers.submit(() -> checking.check("s901chair", "guess" + i)))
                .toList();
        for (Future<?> one : all) {
            one.get();
        }
        guessers.shutdown();
        assertThat(jdbc.queryForObject("select failures from honors.totp where login = 's901chair'", Integer.class))
                .isEqualTo(5);
    }

    @Test
    void a_recovery_code_stands_for_one_code_once() {
        Visitor chair = visitor("s901chair");
        String secret = begun(chair);
        String code = all(
                        RECOVERY,
                        chair.follow(chair.post("/account/totp/confirm", Map.of("code", now(secret))))
                                .body())
                .get(0);
        clock.advance(Duration.ofSeconds(30));
        Visitor again = visitor("s901chair");
        assertThat(location(again.post("/login/totp", Map.of("code", code.toLowerCase(java.util.Locale.ROOT)))))
                .doesNotContain("totp")
                .isNotEmpty();
        assertThat(again.open("/account/totp").body()).contains("还有 9 个恢复码");
        Visitor thief = visitor("s901chair");
        assertThat(thief.post("/login/totp", Map.of("code", code)).body()).contains("验证码不对");
        assertThat(recorded("totp.recovery", "s901chair", null)).isPositive();

        List<String> renewed = all(
                RECOVERY,
                again.follow(again.post("/account/totp/recovery-codes", Map.of("code", now(secret))))
                        .body());
        assertThat(renewed).hasSize(10).doesNotContain(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/one-star/evaluations", "/engine-rest/task", "/v3/api-docs"})
    void a_script_does_not_come_in_by_the_bare_password(String path) {
        assertThat(http.status("s901chair", "GET", path, null)).isEqualTo(200);
        enrolled("s901chair");
        if (path.startsWith("/v3")) {
            assertThat(http.status("s901chair", "GET", path, null)).isEqualTo(403);
            return;
        }
        assertThat(http.call("s901chair", "GET", path, null, 403).get("code").asText())
                .isEqualTo("signin.totp.no-basic");
        assertThat(recorded("totp.refused", "s901chair", "signin.totp.no-basic"))
                .isPositive();
    }

    @Test
    void whoever_must_use_codes_is_led_there_and_reaches_nothing_before() {
        Visitor officer = new Visitor(port);
        HttpResponse<String> led = officer.login("education9");
        assertThat(path(led)).isEqualTo("/account/totp");
        assertThat(led.body()).contains("您的岗位必须使用动态验证码");
        assertThat(officer.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(location(officer.get("/camunda/app/tasklist/"))).endsWith("/login");
        assertThat(http.call("education9", "GET", "/engine-rest/task", null, 403)
                        .get("code")
                        .asText())
                .isEqualTo("signin.totp.no-basic");
        assertThat(http.status("robot9", "GET", "/engine-rest/task", null))
                .as("an account of scripts")
                .isEqualTo(200);

        String secret = begun(officer);
        officer.post("/account/totp/confirm", Map.of("code", now(secret)));
        assertThat(officer.get("/engine-rest/task").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        officer.post("/account/totp/off", Map.of("code", now(secret)));
        assertThat(officer.get("/engine-rest/task").statusCode())
                .as("switched off, she owes it again")
                .isEqualTo(401);
    }

    @Test
    void the_administrator_resets_a_lost_one_and_nobody_else_does() {
        enrolled("s901chair");
        assertThat(http.status("s901brigade", "POST", "/api/accounts/s901chair/totp-reset", null))
                .isEqualTo(403);
        assertThat(http.call("admin9", "POST", "/api/accounts/nobody9/totp-reset", null, 404)
                        .get("code")
                        .asText())
                .isEqualTo("signin.no-such-account");
        assertThat(http.call("admin9", "POST", "/api/accounts/county9/totp-reset", null, 409)
                        .get("code")
                        .asText())
                .isEqualTo("signin.totp.not-on-there");
        assertThat(http.call("admin9", "POST", "/api/accounts/admin9/totp-reset", null, 422)
                        .get("code")
                        .asText())
                .isEqualTo("signin.totp.own-reset");
        http.call("admin9", "POST", "/api/accounts/s901chair/totp-reset", null, 204);
        assertThat(recorded("totp.reset", "admin9", null)).isEqualTo(1);
        assertThat(path(new Visitor(port).login("s901chair"))).isEqualTo("/");
    }

    @Test
    void the_administrator_sees_who_uses_codes_and_who_still_must() {
        enrolled("s901chair");
        assertThat(visitor("s901brigade").get("/accounts/totp").statusCode()).isEqualTo(403);
        assertThat(visitor("s901brigade")
                        .post("/accounts/totp/s901chair/reset", Map.of())
                        .statusCode())
                .isEqualTo(403);
        Visitor administrator = visitor("admin9");
        assertThat(administrator.open("/account/totp").body()).contains("/accounts/totp");
        assertThat(administrator.open("/accounts/totp").body())
                .contains("s901chair老师", "education9老师", "必须启用，尚未启用")
                .doesNotContain("s901brigade");
        assertThat(administrator.open("/accounts/totp?part=CHAIR").body())
                .contains("s901chair老师")
                .doesNotContain("education9");
        assertThat(administrator.open("/accounts/totp?part=%25").body()).contains("没有找到");
        assertThat(administrator
                        .follow(administrator.post("/accounts/totp/s901chair/reset", Map.of("part", "s901")))
                        .body())
                .contains("已重置 s901chair", "没有找到");
        assertThat(path(new Visitor(port).login("s901chair"))).isEqualTo("/");
    }

    @Test
    void it_is_switched_off_with_a_code_only() {
        Visitor chair = visitor("s901chair");
        String secret = begun(chair);
        chair.follow(chair.post("/account/totp/confirm", Map.of("code", now(secret))));
        assertThat(chair.follow(chair.post("/account/totp/off", Map.of("code", "999")))
                        .body())
                .contains("验证码不对")
                .contains("已启用");
        assertThat(chair.follow(chair.post("/account/totp/begin", Map.of())).body())
                .contains("已经启用");
        clock.advance(Duration.ofSeconds(30));
        assertThat(chair.follow(chair.post("/account/totp/off", Map.of("code", now(secret))))
                        .body())
                .contains("已停用")
                .contains("开始启用");
        assertThat(recorded("totp.disabled", "s901chair", null)).isPositive();
        assertThat(path(new Visitor(port).login("s901chair"))).isEqualTo("/");
    }

    private Visitor visitor(String login) {
        Visitor visitor = new Visitor(port);
        visitor.login(login);
        return visitor;
    }

    /** Switches it on, and lets the code that did it pass. */
    private String enrolled(String login) {
        Visitor visitor = visitor(login);
        String secret = begun(visitor);
        visitor.post("/account/totp/confirm", Map.of("code", now(secret)));
        clock.advance(Duration.ofSeconds(30));
        return secret;
    }

    private static String begun(Visitor visitor) {
        return found(
                        SECRET,
                        visitor.follow(visitor.post("/account/totp/begin", Map.of()))
                                .body())
                .replace(" ", "");
    }

    private String now(String secret) {
        return OneTimeCode.at(OneTimeCode.stepAt(clock.instant()), new Base32().decode(secret), 6);
    }

    private static String fullWidth(String digits) {
        return digits.chars()
                .mapToObj(c -> String.valueOf((char) (c - '0' + '０')))
                .collect(java.util.stream.Collectors.joining());
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }

    private static List<String> all(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(r -> r.group(1)).toList();
    }

    private static String decoded(String base64) throws Exception {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new MultiFormatReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(
                                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
