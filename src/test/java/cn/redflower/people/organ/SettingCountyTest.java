package cn.redflower.people.organ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.redflower.platform.problem.Problems;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An administrator says what the county is called, on the page or by the API. */
@IntegrationTest
class SettingCountyTest {

    private static final String PROFILE = "/api/county/profile";

    @Autowired
    SmallCounty county;

    @Autowired
    CountyProfile profile;

    @Autowired
    SettingCounty setting;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Problems texts;

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void as_it_was() {
        county.settle();
        http = new Http(port);
        set(Map.of());
    }

    @Test
    void what_is_set_is_used_at_once_and_the_rest_comes_of_the_name() {
        JsonNode set = set(Map.of("name", "长顺县", "countyCommittee", "少先队长顺县工作委员会"));
        assertThat(set.at("/set/noticeIssuer").isNull()).isTrue();
        assertThat(set.at("/used/noticeIssuer").asText()).isEqualTo("长顺县少工委");
        assertThat(set.at("/used/documentCode").asText()).isEqualTo("长少");
        assertThat(set.at("/used/shortName").asText()).isEqualTo("长顺");
        assertThat(profile.now().title()).isEqualTo("长顺县少先队荣誉评审");
        assertThat(organ("county")).isEqualTo("少先队长顺县工作委员会");
        assertThat(http.call("admin9", "GET", PROFILE, null, 200)).isEqualTo(set);

        Document login = Jsoup.parse(
                SessionHttp.stranger(port).send(null, "GET", "/login", null).body());
        assertThat(login.select("header .brand small").text()).isEqualTo("长顺县少先队荣誉评审");
        assertThat(login.select("footer").text()).startsWith("小红花 · 长顺县少先队荣誉评审与审批");
        HttpResponse<String> refused = SessionHttp.of(port, "s901chair").send(null, "GET", "/county/profile", null);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(refused.body()).select("header .brand small").text())
                .isEqualTo("长顺县少先队荣誉评审");
    }

    @Test
    void spaces_and_odd_characters_of_a_keyboard_are_set_right() {
        JsonNode set =
                set(Map.of("name", " 长\u200B顺 县\u3000", "noticeIssuer", "  ")).get("set");
        assertThat(set.get("name").asText()).isEqualTo("长顺县");
        assertThat(set.get("noticeIssuer").isNull()).isTrue();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_nothing_is_kept() {
        Map<String, Object> wrong = typed();
        wrong.putAll(Map.of(
                "name", " ",
                "shortName", "<b>长顺</b>",
                "documentCode", "HS2026",
                "countyCommittee", "长".repeat(51),
                "youthLeague", "{0}团委",
                "educationBureau", "教育局\uE000"));
        JsonNode refused = http.call("admin9", "PUT", PROFILE, wrong, 422);
        assertThat(StreamSupport.stream(refused.get("reasons").spliterator(), false)
                        .map(reason -> reason.get("detail").asText()))
                .containsExactly(
                        "县名还没有填。",
                        "奖章名称里的县名里不能有 < > { } & 这样的符号，请删去。",
                        "决定文号字头只能是 1 至 6 个汉字。",
                        "县少工委全称最多 50 个字，现在有 51 个，请缩短。",
                        "团县委全称里不能有 < > { } & 这样的符号，请删去。",
                        "教育局全称里有证书和决定上印不出的字：U+E000。请换成通用的字。");
        for (String code : List.of("惠", "惠水县少先队")) {
            set(Map.of("documentCode", code));
        }
        http.call("admin9", "PUT", PROFILE, with(Map.of("documentCode", "惠水县少先队一")), 422);
        assertThat(profile.now().name()).isEqualTo("惠水县");
    }

    @Test
    void of_two_administrators_the_second_is_told_and_sees_what_the_first_wrote() {
        SessionHttp second = SessionHttp.of(port, "admin9");
        Map<String, Object> form = typed();
        set(Map.of("name", "长顺县"));
        assertThat(http.call("admin9", "PUT", PROFILE, form, 409).get("code").asText())
                .isEqualTo("organization.profile.changed-meanwhile");

        form.putAll(Map.of("name", "南明区", "documentCode", "南"));
        HttpResponse<String> told = post(second, form);
        assertThat(told.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(told.body());
        assertThat(page.select("[role=alert]").text()).contains("另一位管理员改过");
        assertThat(page.select("#name").val()).isEqualTo("南明区");
        assertThat(page.select("#name-hint + p").text()).isEqualTo("现在是：长顺县");
        assertThat(page.select("#documentCode-hint + p").text()).isEqualTo("现在是：（没有填）");
        assertThat(page.select("#youthLeague-hint + p, #noticeIssuer-hint + p")).isEmpty();
        assertThat(profile.now().name()).isEqualTo("长顺县");

        form.put("version", page.select("[name=version]").val());
        assertThat(post(second, form).statusCode()).as("having seen it").isEqualTo(302);
        assertThat(profile.now().name()).isEqualTo("南明区");
    }

    @Test
    void the_page_says_what_is_wrong_and_keeps_what_was_typed() {
        SessionHttp administrator = SessionHttp.of(port, "admin9");
        Document empty = Jsoup.parse(
                administrator.send(null, "GET", "/county/profile", null).body());
        assertThat(empty.select("#name").val()).isEqualTo("惠水县");
        assertThat(empty.select("#noticeIssuer").attr("placeholder")).isEqualTo("惠水县少工委");
        assertThat(empty.select("#name").attr("maxlength")).isEqualTo("50");
        assertThat(empty.select("form.card label")).hasSize(7);

        Map<String, Object> form = with(Map.of("name", "长顺县", "documentCode", "abc"));
        HttpResponse<String> refused = post(administrator, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("[role=alert] li").text()).isEqualTo("决定文号字头只能是 1 至 6 个汉字。");
        assertThat(page.select("#name").val()).isEqualTo("长顺县");
        assertThat(page.select("#documentCode").val()).isEqualTo("abc");

        form.put("documentCode", "长少");
        assertThat(post(administrator, form).statusCode()).isEqualTo(302);
        Document saved = Jsoup.parse(
                administrator.send(null, "GET", "/county/profile", null).body());
        assertThat(saved.select("[role=status]").text()).isEqualTo("已保存，从现在起使用新的名称。");
        assertThat(saved.select("header .brand small").text()).isEqualTo("长顺县少先队荣誉评审");
    }

    @Test
    void nobody_else_may() {
        for (String login : List.of("county9", "league9", "s901chair")) {
            http.call(login, "GET", PROFILE, null, 403);
            http.call(login, "PUT", PROFILE, typed(), 403);
        }
    }

    @Test
    void each_change_is_on_record_with_what_stood_there_before() {
        Integer before = entries();
        set(Map.of("name", "长顺县", "youthLeague", "共青团长顺县委员会"));
        assertThat(jdbc.queryForList(
                        "select subject || ' ' || detail from honors.audit_entry where action = 'county.changed' and "
                                + "login = 'admin9' order by number offset ?",
                        String.class,
                        before))
                .containsExactly("name 县名：惠水县→长顺县", "youth-league 团县委全称：共青团惠水县委员会→共青团长顺县委员会");
        int after = entries();
        set(Map.of("name", "长顺县", "youthLeague", "共青团长顺县委员会"));
        assertThat(entries()).as("the same once more").isEqualTo(after);
    }

    @Test
    void what_is_rolled_back_is_used_by_nobody() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            CountySettings now = profile.settings();
            setting.set(new CountySettings(
                            now.version(),
                            "长顺县",
                            null,
                            null,
                            null,
                            now.countyCommittee(),
                            now.youthLeague(),
                            now.educationBureau()))
                    .orThrow();
        });
        assertThat(profile.now().name()).isEqualTo("惠水县");
    }

    @Test
    void another_node_hears_of_it_without_being_told() {
        CountyProfile other = new CountyProfile(JdbcClient.create(jdbc), texts);
        assertThat(other.title()).isEqualTo("惠水县少先队荣誉评审");
        set(Map.of("name", "长顺县"));
        await().until(other::title, "长顺县少先队荣誉评审"::equals);
    }

    /** The county of the tests, as a form would send it. */
    private Map<String, Object> typed() {
        Map<String, Object> typed = new HashMap<>(Map.of(
                "name", "惠水县",
                "countyCommittee", "惠水县少先队工作委员会",
                "youthLeague", "共青团惠水县委员会",
                "educationBureau", "惠水县教育局"));
        typed.put("version", profile.settings().version());
        return typed;
    }

    private Map<String, Object> with(Map<String, Object> changes) {
        Map<String, Object> typed = typed();
        typed.putAll(changes);
        return typed;
    }

    private JsonNode set(Map<String, Object> changes) {
        return http.call("admin9", "PUT", PROFILE, with(changes), 200);
    }

    private HttpResponse<String> post(SessionHttp session, Map<String, Object> form) {
        String fields = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return session.raw(
                null,
                "POST",
                "/county/profile",
                "application/x-www-form-urlencoded",
                fields.getBytes(StandardCharsets.UTF_8));
    }

    private String organ(String id) {
        return jdbc.queryForObject("select name from honors.organ where id = ?", String.class, id);
    }

    private Integer entries() {
        return jdbc.queryForObject(
                "select count(*)::int from honors.audit_entry where action = 'county.changed' and login = 'admin9'",
                Integer.class);
    }
}
