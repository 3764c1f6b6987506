package cn.redflower.people.login.oidc;

import static cn.redflower.people.login.Visitor.location;
import static cn.redflower.people.login.Visitor.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.people.login.SignInSettings;
import cn.redflower.people.login.SignInWorld;
import cn.redflower.people.login.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** The whole way over the provider and back, over HTTP; and every lie on it refused. */
class ProviderLoginTest extends SignInWorld {

    private static final Pattern LINK = Pattern.compile("id=\"(in|cancel)\" href=\"([^\"]+)\"");

    @Autowired
    UserDetailsService logins;

    @Test
    void the_login_page_has_a_button_for_each_provider() {
        assertThat(new Visitor(port).get("/login").body())
                .contains("用测试县统一身份认证登录", "/oauth2/authorization/county", "用停机的平台登录");
    }

    @Test
    void whom_the_provider_knows_goes_on_as_her_account() {
        PROVIDER.letsIn("s901chair");
        Visitor chair = new Visitor(port);
        chair.get("/camunda/app/tasklist/");
        String link = link(chair.open("/oauth2/authorization/county"), "in");
        String before = chair.cookie("JSESSIONID").orElseThrow();
        HttpResponse<String> back = chair.get(link);
        assertThat(location(back)).contains("/camunda/app/tasklist/");
        assertThat(chair.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
        assertThat(PROVIDER.asked.get("redirect_uri"))
                .isEqualTo("http://localhost:" + port + "/login/oauth2/code/county");
        assertThat(PROVIDER.asked)
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(chair.open("/").body()).contains("您好，s901chair老师").contains("s901chair老师</a>");
        assertThat(chair.get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(chair.get("/camunda/api/engine/engine/default/user/s901chair/profile")
                        .statusCode())
                .as("in Tasklist too")
                .isEqualTo(200);
        assertThat(chair.get("/camunda/api/engine/engine/default/user/county9/profile")
                        .statusCode())
                .isIn(403, 404);
        assertThat(chair.get("/actuator/prometheus").statusCode())
                .as("no administrator")
                .isEqualTo(403);

        PROVIDER.letsIn("admin9");
        Visitor administrator = new Visitor(port);
        administrator.get(link(administrator.open("/oauth2/authorization/county"), "in"));
        assertThat(administrator.get("/mails").statusCode())
                .as("with the authorities of the account")
                .isEqualTo(200);
        assertThat(administrator.get("/actuator/prometheus").statusCode()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "NONCE,invalid_nonce",
        "KEY,invalid_id_token",
        "AUDIENCE,invalid_id_token",
        "EXPIRED,invalid_id_token",
        "ISSUER,invalid_id_token",
        "UNSIGNED,invalid_id_token",
        "SIGNED_WITH_CLIENT_SECRET,invalid_id_token",
        "SUBJECT_OF_USER_INFO,invalid_user_info_response"
    })
    void a_token_that_is_not_right_is_refused(TestProvider.Lie lie, String recorded) {
        PROVIDER.letsIn("s901chair");
        PROVIDER.lies(lie);
        int before = recorded("oidc.refused", null, recorded);
        refused(new Visitor(port), "invalid", "身份认证没有通过核验");
        assertThat(recorded("oidc.refused", null, recorded)).isEqualTo(before + 1);
    }

    @Test
    void an_answer_of_the_provider_is_good_once_and_in_its_own_session() {
        PROVIDER.letsIn("s901chair");
        Visitor chair = new Visitor(port);
        String answer = link(chair.open("/oauth2/authorization/county"), "in");
        Visitor thief = new Visitor(port);
        assertThat(location(thief.get(answer))).endsWith("/login?oidc=invalid");
        thief.open("/oauth2/authorization/county");
        assertThat(location(thief.get(answer))).as("another session's state").endsWith("/login?oidc=invalid");
        assertThat(location(chair.get(answer))).doesNotContain("oidc");
        assertThat(chair.get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(location(new Visitor(port).get(answer))).endsWith("/login?oidc=invalid");
        assertThat(location(chair.get(answer))).as("replayed").endsWith("/login?oidc=invalid");
        assertThat(recorded("oidc.refused", null, "authorization_request_not_found"))
                .isPositive();
    }

    @Test
    void nobody_gets_an_account_by_it() {
        PROVIDER.letsIn("stranger9");
        refused(new Visitor(port), "unknown", "小红花里没有您的账号");
        assertThat(jdbc.queryForObject("select count(*) from honors.account where login = 'stranger9'", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where action = 'oidc.refused' and subject = "
                                + "'stranger9' and detail = 'unknown'",
                        Integer.class))
                .isEqualTo(1);
        PROVIDER.letsIn(Map.of("preferred_username", ""));
        refused(new Visitor(port), "unknown", "小红花里没有您的账号");
        PROVIDER.letsIn(Map.of());
        refused(new Visitor(port), "unknown", "小红花里没有您的账号");
    }

    @Test
    void a_disabled_account_stays_closed() {
        jdbc.update("update honors.account set enabled = false where login = 's902chair'");
        try {
            PROVIDER.letsIn("s902chair");
            refused(new Visitor(port), "disabled", "您的账号已停用");
        } finally {
            jdbc.update("update honors.account set enabled = true where login = 's902chair'");
        }
    }

    @Test
    void whoever_cancels_comes_back_to_the_login_page() {
        Visitor chair = new Visitor(port);
        HttpResponse<String> back = chair.get(link(chair.open("/oauth2/authorization/county"), "cancel"));
        assertThat(location(back)).endsWith("/login?oidc=cancelled");
        assertThat(chair.follow(back).body()).contains("您取消了统一身份认证");
    }

    @Test
    void a_provider_that_is_down_leaves_the_password() {
        Visitor chair = new Visitor(port);
        assertThat(chair.open("/oauth2/authorization/down").body())
                .contains("现在连不上统一身份认证")
                .contains("name=\"password\"");
        PROVIDER.lies(TestProvider.Lie.DOWN_AT_TOKEN);
        refused(chair, "unreachable", "现在连不上统一身份认证");
        assertThat(path(chair.login("s901chair"))).isEqualTo("/");
        assertThat(new Visitor(port).open("/oauth2/authorization/none").body()).doesNotContain("Exception");
    }

    @Test
    void logging_out_ends_the_providers_session_too() {
        PROVIDER.letsIn("s901chair");
        Visitor chair = new Visitor(port);
        chair.get(link(chair.open("/oauth2/authorization/county"), "in"));
        HttpResponse<String> out = chair.post("/logout", Map.of());
        assertThat(location(out)).endsWith("/login?logout");
        String page = chair.follow(out).body();
        assertThat(page)
                .contains("http-equiv=\"refresh\"")
                .contains(PROVIDER.issuer() + "/end-session?id_token_hint=")
                .contains("post_logout_redirect_uri=http://localhost:" + port + "/login");
        assertThat(chair.get("/login").body()).doesNotContain("end-session");
        assertThat(chair.get("/engine-rest/task").statusCode()).isEqualTo(401);

        chair.login("s901chair");
        assertThat(chair.follow(chair.post("/logout", Map.of())).body())
                .as("who came by password stays here")
                .doesNotContain("end-session");
    }

    @Test
    void codes_are_asked_for_after_the_provider_unless_it_is_trusted_with_that() {
        jdbc.update("insert into honors.totp (login, secret, enabled_at) values ('s902brigade', 'x', now())");
        PROVIDER.letsIn("s902brigade");
        Visitor brigade = new Visitor(port);
        brigade.get(link(brigade.open("/oauth2/authorization/county"), "in"));
        assertThat(path(brigade.open("/"))).isEqualTo("/login/totp");
        assertThat(brigade.get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void a_verified_address_names_one_enabled_account() {
        AccountsOfProvider byMail =
                new AccountsOfProvider(JdbcClient.create(jdbc), logins, new SignInSettings.Oidc("email", false));
        assertThat(byMail.accountFor(Map.of("email", "S901Chair@test.example", "email_verified", true))
                        .getUsername())
                .isEqualTo("s901chair");
        refusedAs(byMail, Map.of("email", "s901chair@test.example", "email_verified", false), "unknown");
        refusedAs(byMail, Map.of("email", "s901chair@test.example"), "unknown");
        refusedAs(byMail, Map.of("email", "nobody@test.example", "email_verified", true), "unknown");
        jdbc.update("update honors.person set email = 'shared@test.example' where email in ('s902q01@test.example', "
                + "'s902q02@test.example')");
        refusedAs(byMail, Map.of("email", "shared@test.example", "email_verified", true), "ambiguous");
        jdbc.update("update honors.account set enabled = false where login = 's902q02'");
        assertThat(byMail.accountFor(Map.of("email", "shared@test.example", "email_verified", true))
                        .getUsername())
                .isEqualTo("s902q01");
        jdbc.update("update honors.account set enabled = false where login = 's902q01'");
        refusedAs(byMail, Map.of("email", "shared@test.example", "email_verified", true), "disabled");
        jdbc.update("update honors.account set enabled = true");
    }

    private static void refusedAs(AccountsOfProvider accounts, Map<String, Object> claims, String code) {
        assertThatThrownBy(() -> accounts.accountFor(claims))
                .isInstanceOfSatisfying(
                        OAuth2AuthenticationException.class,
                        e -> assertThat(e.getError().getErrorCode()).isEqualTo(code));
    }

    private void refused(Visitor visitor, String reason, String said) {
        HttpResponse<String> back = visitor.get(link(visitor.open("/oauth2/authorization/county"), "in"));
        assertThat(location(back)).endsWith("/login?oidc=" + reason);
        assertThat(visitor.follow(back).body()).contains(said);
        assertThat(visitor.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(location(visitor.get("/"))).endsWith("/login");
    }

    private static String link(HttpResponse<String> page, String id) {
        Matcher links = LINK.matcher(page.body());
        while (links.find()) {
            if (links.group(1).equals(id)) {
                return links.group(2).replace("&amp;", "&");
            }
        }
        throw new AssertionError("no provider's page: " + page.body());
    }
}
