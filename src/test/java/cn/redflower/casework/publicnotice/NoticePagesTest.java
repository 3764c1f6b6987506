package cn.redflower.casework.publicnotice;

import static cn.redflower.casework.publicnotice.NoticeWorld.BRIGADE;
import static cn.redflower.casework.publicnotice.NoticeWorld.CHAIR;
import static cn.redflower.casework.publicnotice.NoticeWorld.COUNTY;
import static cn.redflower.casework.publicnotice.NoticeWorld.OTHER_CHAIR;
import static cn.redflower.test.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.redflower.casework.publicnotice.NoticeDraft.Row;
import cn.redflower.casework.publicnotice.process.PublicNoticeProcess;
import cn.redflower.test.IntegrationTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What anybody sees of a notice, and how anybody objects to it. */
@IntegrationTest
class NoticePagesTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    MockMvc http;

    @Autowired
    NoticeWorld world;

    @Autowired
    PublicNotices notices;

    @Autowired
    RuntimeService runtime;

    private final String address = "198.51.100." + ADDRESSES.incrementAndGet();
    private Notice notice;

    @BeforeEach
    void begin() {
        world.begin();
    }

    @AfterEach
    void end() {
        world.end();
    }

    @Test
    void a_notice_shows_masked_names_and_how_long_it_lasts_without_login() throws Exception {
        publish(NoticeWorld.schoolList(5));
        http.perform(get(notice.path()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("张*明")))
                .andExpect(content().string(not(containsString("张小明"))))
                .andExpect(content().string(containsString("1 名未同意公示姓名的少先队员")))
                .andExpect(content().string(containsString("2026年5月6日 至 2026年5月8日，共 3 个工作日")))
                .andExpect(content().string(containsString("四年级")))
                .andExpect(content().string(containsString("王老师")))
                .andExpect(content().string(containsString("noindex")))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        http.perform(get("/notices"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(notice.path())));
    }

    @Test
    void a_notice_that_has_ended_is_gone_and_names_nobody() throws Exception {
        publish(NoticeWorld.schoolList(5));
        world.at("2026-05-09T00:00");
        // before the engine has come to take it down, and after
        for (int i = 0; i < 2; i++) {
            http.perform(get(notice.path()))
                    .andExpect(status().isGone())
                    .andExpect(content().string(containsString("公示已结束")))
                    .andExpect(content().string(not(containsString("张*明"))))
                    .andExpect(content().string(not(containsString("王老师"))));
            http.perform(get(notice.path() + "/objection")).andExpect(status().isGone());
            http.perform(objecting(Map.of())).andExpect(status().isGone());
            http.perform(get("/notices")).andExpect(content().string(not(containsString(notice.path()))));
            world.runDueJobs();
        }
    }

    @Test
    void a_notice_that_is_only_prepared_does_not_exist_yet() throws Exception {
        UUID id = notices.prepare(NoticeWorld.schoolList(2));
        http.perform(get(notices.find(id).orElseThrow().path())).andExpect(status().isNotFound());
        http.perform(get("/notices/none"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("没有找到这份公示")));
    }

    @Test
    void four_thousand_rows_fit_on_a_page_by_class() throws Exception {
        publish(NoticeWorld.countyList(4000));
        String page = http.perform(get(notice.path()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("个人 4,000 名").contains(">3999</small>");
        assertThat(page.length()).isLessThan(1_000_000);
    }

    @Test
    void no_gap_in_the_numbers_tells_who_is_not_named() throws Exception {
        NoticeDraft draft = NoticeWorld.schoolList(1);
        publish(new NoticeDraft(
                draft.caseId(),
                draft.schoolId(),
                draft.issuerId(),
                draft.issuerName(),
                draft.title(),
                draft.award(),
                null,
                draft.contact(),
                3,
                true,
                List.of(
                        Row.individual("a", "阿卜杜拉·艾力", true, 4, "四(1)中队", "测试小学"),
                                Row.individual("b", "张大明", false, 4, "四(1)中队", "测试小学"),
                        Row.individual("c", "李明", true, 4, "四(1)中队", "测试小学"),
                                Row.collective("d", "四(1)中队", 4, "测试小学"))));
        http.perform(get("/api/notices/" + notice.slug()).with(user(CHAIR)))
                .andExpect(jsonPath("$.rows[0].name").value("阿****力"))
                .andExpect(jsonPath("$.rows[1].name").value("李*"))
                .andExpect(jsonPath("$.rows[2].name").value("四(1)中队"))
                .andExpect(jsonPath("$.rows[3].name").isEmpty())
                .andExpect(jsonPath("$.rows[3].ordinal").value(4));
        assertThat(world.jdbc
                        .queryForList("select * from honors.notice_entry where notice_id = ?", notice.id())
                        .toString())
                .doesNotContain("大明", "李明");
    }

    @Test
    void an_objection_gets_a_receipt_and_starts_an_investigation() throws Exception {
        publish(NoticeWorld.schoolList(5));
        http.perform(get(notice.path() + "/objection").param("row", "1"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"1\"")))
                .andExpect(content().string(containsString("序号 1：四(1)中队 张*明")));
        var result = http.perform(objecting(Map.of("row", "1")))
                .andExpect(status().isFound())
                .andReturn();
        String receipt = result.getResponse().getRedirectedUrl();
        assertThat(receipt).startsWith(notice.path() + "/objection/");
        http.perform(get(receipt))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("核查中")))
                .andExpect(content().string(containsString("将安排核查")))
                .andExpect(content().string(not(containsString("赵家长"))));
        assertThat(objections()).isEqualTo(1);
        world.jdbc.update(
                "update honors.objection set status = 'DISMISSED', finding = '不成立', investigated_by = ?, closed_at = "
                        + "received_at where notice_id = ?",
                CHAIR,
                notice.id());
        http.perform(get(receipt))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("已办结")))
                .andExpect(content().string(not(containsString("将安排核查"))));
        http.perform(get(notice.path() + "/objection/nosuchcode")).andExpect(status().isNotFound());
    }

    @Test
    void a_form_that_is_sent_twice_is_one_objection() throws Exception {
        publish(NoticeWorld.schoolList(5));
        String submission = UUID.randomUUID().toString();
        String first = http.perform(objecting(Map.of("submission", submission)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String second = http.perform(objecting(Map.of("submission", submission)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(second).isEqualTo(first);
        assertThat(objections()).isEqualTo(1);
    }

    @Test
    void what_is_missing_is_said_next_to_its_field_and_what_was_typed_is_kept() throws Exception {
        publish(NoticeWorld.schoolList(5));
        http.perform(objecting(Map.of("name", "", "phone", "", "row", "7x", "text", "他没有参加<b>活动</b>")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("请填写真实姓名。")))
                .andExpect(content().string(containsString("电话和邮箱请至少填写一项")))
                .andExpect(content().string(containsString("序号请填名单上的数字")))
                .andExpect(content().string(containsString("有 3 处需要更正")))
                .andExpect(content().string(containsString("他没有参加&lt;b&gt;活动&lt;/b&gt;")))
                .andExpect(content().string(not(containsString("<b>活动"))));
        for (String name : new String[] {"<b>赵家长</b>", "＜script＞赵家长"}) {
            http.perform(objecting(Map.of("name", name)))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("姓名里不能有“&lt;”“&gt;”这样的符号")))
                    .andExpect(content().string(not(containsString("<b>赵"))));
        }
        http.perform(objecting(Map.of("row", "77")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("名单上没有序号 77")));
        http.perform(objecting(Map.of("phone", "abc"))).andExpect(content().string(containsString("电话号码看起来不对")));
        http.perform(objecting(Map.of("phone", "", "mail", "nobody")))
                .andExpect(content().string(containsString("邮箱地址看起来不对")));
        http.perform(objecting(Map.of("text", "长".repeat(2001))))
                .andExpect(content().string(containsString("最多 2000 字")));
        assertThat(objections()).isZero();
    }

    @Test
    void a_machine_that_fills_every_field_gets_nowhere() throws Exception {
        publish(NoticeWorld.schoolList(5));
        http.perform(objecting(Map.of("website", "https://example.com")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("没有通过自动检查")));
        http.perform(objecting(Map.of("submission", "nonsense")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("页面已过期")));
        http.perform(objecting(Map.of(), false)).andExpect(status().isForbidden());
        assertThat(objections()).isZero();
    }

    @Test
    void one_address_is_stopped_after_ten_objections_and_keeps_what_it_typed() throws Exception {
        publish(NoticeWorld.schoolList(5));
        for (int i = 0; i < 10; i++) {
            http.perform(objecting(Map.of())).andExpect(status().isFound());
        }
        http.perform(objecting(Map.of("text", "第十一次")))
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("提交太频繁")))
                .andExpect(content().string(containsString("第十一次")));
        http.perform(objecting(Map.of()).with(request -> {
                    request.setRemoteAddr("203.0.113.77");
                    return request;
                }))
                .andExpect(status().isFound());
        assertThat(objections()).isEqualTo(11);
    }

    @Test
    void an_objection_is_read_by_its_investigators_only() throws Exception {
        publish(NoticeWorld.schoolList(5));
        http.perform(objecting(Map.of("row", "1", "text", "<script>alert(1)</script>")))
                .andExpect(status().isFound());
        String path = "/api/objections/" + objection();

        http.perform(get(path)).andExpect(status().isUnauthorized());
        for (String stranger : new String[] {OTHER_CHAIR, COUNTY}) {
            http.perform(get(path).with(user(stranger))).andExpect(status().isNotFound());
        }
        for (String insider : new String[] {CHAIR, BRIGADE}) {
            MockHttpServletResponse answer = http.perform(get(path).with(user(insider)))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.complainant").value("赵家长"))
                    .andExpect(jsonPath("$.text").value("<script>alert(1)</script>"))
                    .andExpect(jsonPath("$.row.ordinal").value(1))
                    .andExpect(jsonPath("$.row.name").value("张*明"))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getContentType()).startsWith("application/json");
        }
    }

    @Test
    void what_an_investigator_types_is_kept_for_her_alone() throws Exception {
        publish(NoticeWorld.schoolList(5));
        http.perform(objecting(Map.of("row", "1"))).andExpect(status().isFound());
        String path = "/api/objections/" + objection();

        draft(path, CHAIR, "{\"decision\":\"uphold\",\"opinion\":\"经查\",\"row\":3}")
                .andExpect(status().isOk());
        http.perform(get(path).with(user(CHAIR)))
                .andExpect(jsonPath("$.draft.opinion").value("经查"))
                .andExpect(jsonPath("$.draft.row").value(3))
                .andExpect(jsonPath("$.draft.decision").value("uphold"));
        http.perform(get(path).with(user(NoticeWorld.COMMITTEE)))
                .andExpect(jsonPath("$.draft.opinion").isEmpty())
                .andExpect(jsonPath("$.draft.row").value(1));
        // a number that is not on the list is left out, the rest is kept
        draft(path, CHAIR, "{\"decision\":\"uphold\",\"opinion\":\"经查属实\",\"row\":99}")
                .andExpect(status().isOk());
        http.perform(get(path).with(user(CHAIR)))
                .andExpect(jsonPath("$.draft.opinion").value("经查属实"))
                .andExpect(jsonPath("$.draft.row").value(1));

        draft(path, BRIGADE, "{\"opinion\":\"x\"}").andExpect(status().isNotFound());
        draft(path, OTHER_CHAIR, "{\"opinion\":\"x\"}").andExpect(status().isNotFound());
        draft(path, CHAIR, "{\"opinion\":\"" + "长".repeat(2001) + "\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("publicnotice.investigation.opinion-too-long"));
        http.perform(put(path + "/draft")
                        .with(user(CHAIR))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isForbidden());
    }

    @Test
    void the_countys_notices_are_investigated_by_the_county() throws Exception {
        publish(NoticeWorld.countyList(5));
        http.perform(objecting(Map.of("row", "1"))).andExpect(status().isFound());
        http.perform(get("/api/objections/" + objection()).with(user(COUNTY))).andExpect(status().isOk());
        http.perform(get("/api/objections/" + objection()).with(user(CHAIR))).andExpect(status().isNotFound());
    }

    @Test
    void the_api_tells_what_the_page_tells() throws Exception {
        publish(NoticeWorld.schoolList(5));
        http.perform(get("/api/notices")).andExpect(status().isUnauthorized());
        http.perform(get("/api/notices").with(user(OTHER_CHAIR)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.id == '" + notice.slug() + "')].lastDay")
                        .value("2026-05-08"));
        http.perform(get("/api/notices/" + notice.slug()).with(user(OTHER_CHAIR)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows[0].name").value("张*明"))
                .andExpect(jsonPath("$.rows[4].name").isEmpty())
                .andExpect(content().string(not(containsString("entryRef"))));
        world.at("2026-05-09T00:00");
        http.perform(get("/api/notices/" + notice.slug()).with(user(OTHER_CHAIR)))
                .andExpect(status().isNotFound());
    }

    private ResultActions draft(String path, String login, String json) throws Exception {
        return http.perform(put(path + "/draft")
                .with(user(login))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    private void publish(NoticeDraft draft) {
        UUID id = notices.prepare(draft);
        Map<String, Object> variables = new HashMap<>(Map.of(PublicNoticeProcess.NOTICE_ID, id.toString()));
        if (draft.schoolId() != null) {
            variables.put(PublicNoticeProcess.SCHOOL_ID, draft.schoolId());
        }
        runtime.startProcessInstanceByKey(PublicNoticeProcess.KEY, draft.caseId(), variables);
        notice = notices.find(id).orElseThrow();
    }

    private MockHttpServletRequestBuilder objecting(Map<String, String> changed) {
        return objecting(changed, true);
    }

    private MockHttpServletRequestBuilder objecting(Map<String, String> changed, boolean token) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "submission",
                UUID.randomUUID().toString(),
                "name",
                "赵家长",
                "phone",
                "138 0000 0000",
                "mail",
                "",
                "row",
                "",
                "text",
                "请核实。",
                "website",
                ""));
        fields.putAll(changed);
        MockHttpServletRequestBuilder request = post(notice.path() + "/objection")
                .with(r -> {
                    r.setRemoteAddr(address);
                    return r;
                });
        fields.forEach(request::param);
        return token ? request.with(csrf()) : request;
    }

    private int objections() {
        return world.jdbc.queryForObject(
                "select count(*) from honors.objection where notice_id = ?", Integer.class, notice.id());
    }

    private UUID objection() {
        return world.jdbc.queryForObject(
                "select id from honors.objection where notice_id = ?", UUID.class, notice.id());
    }
}
