package cn.redflower.casework.publicnotice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.publicnotice.process.PublicNoticeProcess;
import cn.redflower.people.account.Visitor;
import cn.redflower.test.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody writes an objection for hours, and as her keyboard writes it: nothing of it is lost or refused for that. */
@IntegrationTest
class StaleObjectionTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static int addresses;

    @Autowired
    NoticeWorld world;

    @Autowired
    PublicNotices notices;

    @Autowired
    RuntimeService runtime;

    @LocalServerPort
    int port;

    private Visitor parent;
    private Notice notice;

    @BeforeEach
    void begin() {
        world.begin();
        parent = new Visitor(port, "198.51.101." + ++addresses);
        NoticeDraft draft = NoticeWorld.schoolList(5);
        UUID id = notices.prepare(draft);
        runtime.startProcessInstanceByKey(
                PublicNoticeProcess.KEY,
                draft.caseId(),
                Map.of(
                        PublicNoticeProcess.NOTICE_ID,
                        id.toString(),
                        PublicNoticeProcess.SCHOOL_ID,
                        NoticeWorld.SCHOOL));
        notice = notices.find(id).orElseThrow();
    }

    @AfterEach
    void end() {
        world.end();
    }

    private String address() {
        return notice.path() + "/objection";
    }

    private static Map<String, String> typed() {
        return new HashMap<>(Map.of(
                "submission",
                UUID.randomUUID().toString(),
                "name",
                "赵家长",
                "phone",
                "",
                "mail",
                "zhao@school.example",
                "row",
                "1",
                "text",
                "该同学本学期没有参加活动，请核实。",
                "website",
                ""));
    }

    private int objections() {
        return world.jdbc.queryForObject(
                "select count(*)::int from honors.objection where notice_id = ?", Integer.class, notice.id());
    }

    @Test
    void a_form_that_is_older_than_its_token_comes_back_as_it_was_and_one_click_sends_it() {
        Map<String, String> typed = typed();
        HttpResponse<String> late = parent.postStale(address(), typed, "Sec-Fetch-Site", "same-origin");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(late.body())
                .contains(
                        "这个页面打开太久了",
                        "value=\"赵家长\"",
                        "value=\"zhao@school.example\"",
                        "该同学本学期没有参加活动，请核实。",
                        typed.get("submission"))
                .doesNotContain("problem.csrf");
        assertThat(objections()).isZero();

        Matcher token = TOKEN.matcher(late.body());
        assertThat(token.find()).isTrue();
        typed.put("_csrf", token.group(1));
        assertThat(Visitor.leadsTo(parent.post(address(), typed))).startsWith(address() + "/");
        assertThat(objections()).isOne();
    }

    @Test
    void what_another_site_sends_is_not_put_into_somebodys_mouth() {
        for (String[] from : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Origin", "https://evil.example"},
            {"Referer", "https://evil.example/x"},
            {"X-None", "x"}
        }) {
            HttpResponse<String> forged = parent.postStale("/kinship", Map.of("pupilNumber", "901101"), from);
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(forged.body()).contains("请返回上一页").doesNotContain("901101");
        }
    }

    @Test
    void a_script_is_told_as_ever() {
        HttpResponse<String> late = parent.postStale(address(), typed(), "Accept", "application/json");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(Visitor.problem(late).get("code").asText()).isEqualTo("problem.csrf");
    }

    @Test
    void full_width_letters_digits_and_spaces_are_what_they_mean() {
        parent.get(address());
        Map<String, String> typed = typed();
        typed.putAll(Map.of("phone", "\u3000０８５４－６２２１２３４\u200b", "mail", "ｚｈａｏ＠school．example", "row", "\u00a0１"));
        assertThat(Visitor.leadsTo(parent.post(address(), typed))).startsWith(address() + "/");
        assertThat(world.jdbc.queryForMap("select phone, mail from honors.objection where notice_id = ?", notice.id()))
                .containsEntry("phone", "0854-6221234")
                .containsEntry("mail", "zhao@school.example");
    }

    @Test
    void an_address_that_no_mail_reaches_is_refused_with_the_reason() {
        parent.get(address());
        Map<String, String> typed = typed();
        for (String[] odd : new String[][] {
            {"zhao@qq", "不是完整的网站名"},
            {"zhao@qq.con", "您是否想写 zhao@qq.com"},
            {"zhao li@qq.com", "邮箱地址看起来不对"},
            {"zhao@qq.com\r\nBcc: li@qq.com", "邮箱地址看起来不对"}
        }) {
            typed.put("mail", odd[0]);
            HttpResponse<String> refused = parent.post(address(), typed);
            assertThat(refused.statusCode()).as(odd[0]).isEqualTo(422);
            assertThat(refused.body()).contains(odd[1]);
        }
        assertThat(objections()).isZero();
    }

    @Test
    void telephone_numbers_are_taken_as_people_write_them_and_nonsense_is_not() {
        parent.get(address());
        for (String phone : new String[] {"（0854）6221234", "0854-6221234转8001", "+86 138 0000 0000", "138 0000 0000"}) {
            Map<String, String> typed = typed();
            typed.put("phone", phone);
            assertThat(Visitor.leadsTo(parent.post(address(), typed))).as(phone).startsWith(address() + "/");
        }
        for (String phone : new String[] {"((((((((", "12345", "一三八"}) {
            Map<String, String> typed = typed();
            typed.put("phone", phone);
            assertThat(parent.post(address(), typed).statusCode()).as(phone).isEqualTo(422);
        }
    }
}
