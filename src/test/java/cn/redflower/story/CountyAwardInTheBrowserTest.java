package cn.redflower.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Paper;
import cn.redflower.test.Scale;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A two-star round over the whole county as its people live it: in a real browser those of one school and of the three
 * organs, by the API some of the other schools, or with {@code -Pscale} nearly all; with the job executor and real
 * mail. Only the clock is moved by hand.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "redflower.demo.data-directory=target/demo-county-award",
            "redflower.demo.now=2026-11-02T09:00:00",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000"
        })
@ActiveProfiles("demo")
@Import({SmallCounty.class, SchoolRound.class})
@ContextConfiguration(initializers = IntegrationTest.Database.class)
@DirtiesContext
class CountyAwardInTheBrowserTest {

    private static final String AWARD = "红领巾奖章（二星章）";
    /** The school whose people sit at their own PCs. */
    private static final String SCHOOL = "s005";

    private static final List<String> WITHOUT_PUPILS = List.of("s001", "s002", "s003", "s004");
    private static final List<String> SCHOOLS =
            IntStream.rangeClosed(1, 76).mapToObj("s%03d"::formatted).toList();
    /** Who hands in by the API: one of the junior high schools, whose pupils turn fourteen, among them. */
    private static final List<String> BY_API = SCHOOLS.stream()
            .limit(73)
            .filter(school -> !school.equals(SCHOOL))
            .filter(school -> Scale.isReal()
                    || List.of("s001", "s006", "s010", "s011", "s012", "s018").contains(school))
            .toList();

    private static final List<String> LATE = SCHOOLS.stream()
            .filter(school -> !school.equals(SCHOOL) && !BY_API.contains(school))
            .toList();
    private static final int PUPILS_BY_API = 2
            * (int) BY_API.stream()
                    .filter(school -> !WITHOUT_PUPILS.contains(school))
                    .count();
    private static final int SQUADRONS_BY_API = (int)
            BY_API.stream().filter(CountyAwardInTheBrowserTest::namesASquadron).count();
    private static final List<String> RETURNED = List.of("s010", "s011");

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProcessEngine engine;

    @Autowired
    SchoolRound schools;

    Http http;
    Chromium chromium;
    UUID round;

    @BeforeEach
    void on_a_monday_in_november() {
        ProcessEngines.registerProcessEngine(engine);
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        http = new Http(port);
        chromium = Chromium.at(port);
    }

    @AfterEach
    void real_time_again() {
        clock.reset();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void from_the_draft_to_certificates_that_anybody_can_verify() {
        the_county_drafts_and_opens_the_round();
        a_schools_brigade_counselor_nominates();
        its_chair_decides_and_hands_in();
        others_hand_in();
        the_county_returns_two_schools_and_they_correct_their_rows();
        the_window_ends_and_the_rest_has_waived();
        the_county_passes_the_rest();
        league_and_bureau_sign();
        List<String> disputed = the_county_committee_dissents_from_two_rows();
        the_joint_meeting_settles_them(disputed);
        a_parent_objects_and_is_right();
        some_cannot_be_awarded_any_more();
        the_decision_is_issued();
        String verification = a_school_has_its_certificates_and_anybody_verifies_one();
        an_award_is_revoked_and_the_verification_says_so(verification);
        everything_is_told_and_nobody_is_named();
    }

    private void the_county_drafts_and_opens_the_round() {
        try (Person officer = chromium.person("county1")) {
            officer.page.navigate("/county-awards");
            officer.page.getByText("还没有开启过县级评选").waitFor();
            officer.page
                    .locator("summary", new Page.LocatorOptions().setHasText("起草新一轮评选"))
                    .click();
            officer.page.selectOption("#kind", new com.microsoft.playwright.options.SelectOption().setLabel(AWARD));
            officer.page.click("#draft-form button.primary");
            officer.page.getByText("草稿已建立").waitFor();
            officer.screenshot("county-01-calendar");
            officer.openTask("开启县级评选");
            assertThat(officer.page.locator(".rf-form")).containsText("共 76 所学校（其中 4 所还没有队员名册）");
            assertThat(officer.page.locator(".rf-form")).containsText("共青团惠水县委员会");
            officer.page.fill("#plan-closes", "2026-11-01");
            officer.page
                    .locator("button", new Page.LocatorOptions().setHasText("重新计算"))
                    .click();
            assertThat(officer.page.locator(".rf-form .alert-warning")).containsText("截止");
            officer.page.fill("#plan-closes", "2026-11-23");
            officer.page.getByLabel("电话").fill("0854-0000000");
            officer.page
                    .locator("button", new Page.LocatorOptions().setHasText("重新计算"))
                    .click();
            assertThat(officer.page.locator(".rf-form .alert-warning")).hasCount(0);
            officer.screenshot("county-02-plan");
            officer.page
                    .locator("details summary", new Page.LocatorOptions().setHasText("逐校名额"))
                    .click();
            officer.page.locator("details table").scrollIntoViewIfNeeded();
            officer.screenshot("county-03-preview");
            officer.page.locator("input[name=decision][value=approve]").check();
            officer.submit();
        }
        round = jdbc.queryForObject("select id from honors.county_round", UUID.class);
        schools.goOn(port, round);
        until(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from honors.school_nomination where status = 'PREPARING'", Integer.class))
                .isEqualTo(76));
        until(() -> assertThat(http.taskNames(SCHOOL + "brigade"))
                .containsExactly("二星章 · 惠水县云岭小学 · 2026-2027 学年 — 推荐报县人选"));
    }

    private void a_schools_brigade_counselor_nominates() {
        JsonNode candidates = http.call(SCHOOL + "brigade", "GET", path(SCHOOL) + "/candidates", null, 200);
        List<String> pupils = eligible(candidates.get("pupils"), "name");
        String squadron = eligible(candidates.get("collectives"), "name").get(0);
        try (Person brigade = chromium.person(SCHOOL + "brigade")) {
            brigade.openTask("推荐报县人选");
            brigade.page.locator(".rf-only").selectOption("unable");
            brigade.page.getByText("学年的有效红领巾奖章（一星章）").first().waitFor();
            brigade.screenshot("county-04-not-eligible");
            brigade.page.locator(".rf-only").selectOption("able");
            pick(brigade, squadron, "中队每月到敬老院服务，活动有记录");
            for (int i = 2; i >= 0; i--) {
                pick(brigade, pupils.get(i), "每周为图书角整理图书，带动全班阅读" + (i + 1));
            }
            brigade.page
                    .getByLabel("上传" + pupils.get(0) + "的事迹材料")
                    .setInputFiles(new FilePayload("服务记录.pdf", "application/pdf", SchoolRound.PDF));
            brigade.page
                    .locator("a", new Page.LocatorOptions().setHasText("服务记录.pdf"))
                    .waitFor();
            brigade.page.getByText("全部已保存").waitFor();
            brigade.screenshot("county-05-nominate");
            brigade.submit();
        }
    }

    private void its_chair_decides_and_hands_in() {
        try (Person chair = chromium.person(SCHOOL + "chair")) {
            chair.openTask("评定报县名单");
            chair.page.locator("button.rf-rest").click();
            chair.page
                    .getByLabel("盖章的推荐表扫描件")
                    .setInputFiles(new FilePayload("盖章.pdf", "application/pdf", SchoolRound.PDF));
            chair.page
                    .locator("a", new Page.LocatorOptions().setHasText("盖章.pdf"))
                    .waitFor();
            chair.page.fill("#held-on", "2026-11-02");
            for (String number : List.of("expected", "present", "in-favour")) {
                chair.page.fill("#" + number, "5");
            }
            chair.page.fill("#against", "0");
            chair.page.fill("#abstained", "0");
            chair.page.locator("input[name=decision][value=approve]").check();
            chair.screenshot("county-06-school-decides");
            chair.submit();
        }
        assertThat(schools.status(nomination(SCHOOL))).isEqualTo("SUBMITTED");
    }

    /** Two pupils of each school, a squadron of every sixth; those without pupils say that they nominate nobody. */
    private void others_hand_in() {
        UUID turnsFourteen = nomination(jdbc.queryForObject(
                "select school_id from honors.pupil where id = ?", String.class, pupilWhoTurnsFourteen()));
        for (String school : BY_API) {
            UUID list = nomination(school);
            if (WITHOUT_PUPILS.contains(school)) {
                http.call(
                        school + "brigade", "PUT", path(school) + "/nil-return", Map.of("reason", "名册尚未导入，本次不报送"), 204);
                schools.handIn(school, 204);
                schools.submit(school, 204);
                continue;
            }
            JsonNode candidates = http.call(school + "brigade", "GET", path(school) + "/candidates", null, 200);
            List<String> pupils = new ArrayList<>(eligible(candidates.get("pupils"), "pupilId"));
            if (list.equals(turnsFourteen)) {
                pupils.add(0, String.valueOf(pupilWhoTurnsFourteen()));
            }
            pupils.stream()
                    .distinct()
                    .limit(2)
                    .forEach(pupil -> schools.nominate(school, list, Long.parseLong(pupil), "乐于助人，带动同学参加志愿服务"));
            if (namesASquadron(school)) {
                http.call(
                        school + "brigade",
                        "POST",
                        path(school) + "/rows",
                        Map.of(
                                "squadronId",
                                eligible(candidates.get("collectives"), "squadronId")
                                        .get(0),
                                "reason",
                                "中队活动丰富"),
                        200);
            }
            schools.handIn(school, 204);
            schools.approveAll(school, list);
            schools.submit(school, 204);
        }
        assertThat(http.call(
                                "county1",
                                "POST",
                                "/api/county-awards/rounds/" + round + "/screening/decisions/all",
                                Map.of("decision", "PASS", "count", 1),
                                409)
                        .get("code")
                        .asText())
                .as("a number that nobody confirmed")
                .isNotBlank();
    }

    private void the_county_returns_two_schools_and_they_correct_their_rows() {
        try (Person officer = chromium.person("county2")) {
            Page page = officer.page;
            page.navigate("/county-awards/" + round + "/screening");
            for (String school : RETURNED) {
                page.locator("[name=school]").selectOption(school);
                // the list before this one had two rows as well
                assertThat(page.locator("#rows tbody tr")
                                .filter(new Locator.FilterOptions().setHasText(nameOf(school))))
                        .hasCount(2);
                assertThat(page.locator("#rows tbody tr")).hasCount(2);
                page.locator("#rows tbody tr").first().locator("input").check();
                page.locator("[data-decision=RETURN]").click();
                page.locator("#ask-remark").fill("请写明服务的时间和次数");
                page.locator("#ask-yes").click();
                assertThat(page.locator("#rows tbody tr").first().locator(".state"))
                        .containsText("退回");
                page.locator("#schools tbody tr", new Page.LocatorOptions().setHasText(nameOf(school)))
                        .locator("button", new Locator.LocatorOptions().setHasText("退回 1 行"))
                        .click();
                page.locator("#ask-remark").fill("请补充");
                page.locator("#ask-yes").click();
                assertThat(page.locator("#screening-said")).containsText("已把 1 行退回" + nameOf(school));
                assertThat(page.locator("#ask")).isHidden();
            }
            officer.screenshot("county-07-screening");
        }
        for (String school : RETURNED) {
            until(() -> assertThat(http.worklist(school + "brigade")).hasSize(1));
            JsonNode row = StreamSupport.stream(
                            schools.rows(school, nomination(school)).spliterator(), false)
                    .filter(r -> r.get("open").asBoolean())
                    .findFirst()
                    .orElseThrow();
            http.call(
                    school + "brigade",
                    "PUT",
                    path(school) + "/rows/" + row.get("id").asLong(),
                    Map.of("reason", "本学期参加志愿服务十二次，每次两小时"),
                    204);
            schools.handIn(school, 204);
            schools.approveAll(school, nomination(school));
            schools.submit(school, 204);
        }
    }

    private void the_window_ends_and_the_rest_has_waived() {
        clock.setTo(LocalDate.of(2026, 11, 24)
                .atTime(LocalTime.of(8, 30))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        until(() -> assertThat(jdbc.queryForList(
                        "select school_id from honors.school_nomination where status = 'WAIVED' order by 1",
                        String.class))
                .isEqualTo(LATE));
    }

    private void the_county_passes_the_rest() {
        try (Person officer = chromium.person("county2")) {
            Page page = officer.page;
            officer.openTask("审核报送名单");
            assertThat(officer.refused()).contains("行没有审核");
            page.locator(".rf-form a.btn").click();
            page.navigate("/county-awards/" + round + "/screening");
            page.locator("#all-decision").selectOption("PASS");
            page.locator("#ask-yes").click();
            assertThat(page.locator("#screening-said")).containsText("已通过");
            page.navigate("/county-awards/" + round);
            assertThat(page.locator("#round-body")).containsText("逾期弃权 " + LATE.size());
            officer.screenshot("county-08-schools");
            page.navigate("/camunda/app/tasklist/");
            page.locator(".tasks-list .task", new Page.LocatorOptions().setHasText("审核报送名单"))
                    .first()
                    .click();
            page.locator(".rf-form fieldset:not([disabled])").last().waitFor();
            officer.submit();
        }
        until(() -> assertThat(round().get("status").asText()).isEqualTo("SIGNING"));
    }

    private void league_and_bureau_sign() {
        for (String login : List.of("league1", "education1")) {
            try (Person officer = chromium.person(login)) {
                officer.openTask("会签名单");
                officer.page.locator("input[name=decision][value=approve]").check();
                officer.screenshot("county-09-sign-" + login);
                officer.submit();
            }
        }
    }

    /** Gives the names on the rows. */
    private List<String> the_county_committee_dissents_from_two_rows() {
        List<String> names = new ArrayList<>();
        try (Person officer = chromium.person("county1")) {
            officer.openTask("会签名单");
            Locator rows = officer.page.locator("table.rf-rows").nth(1).locator("tbody tr");
            for (int i : List.of(0, 3)) {
                Locator row = rows.nth(i);
                names.add(row.locator("td").nth(2).innerText().split("\n")[0]);
                row.locator("input[type=checkbox]").check();
            }
            officer.page.locator("input[name=decision][value=approve]").check();
            assertThat(officer.refused()).contains("请写明不同意");
            for (int i : List.of(0, 3)) {
                rows.nth(i).locator("textarea").fill("事迹与去年材料相同，需要核实");
            }
            officer.page.getByText("全部已保存").waitFor();
            rows.nth(0).scrollIntoViewIfNeeded();
            officer.screenshot("county-10-dissent");
            officer.submit();
        }
        return names;
    }

    private void the_joint_meeting_settles_them(List<String> names) {
        until(() -> assertThat(http.worklist("county1")).containsExactly("召开联席会议"));
        try (Person convener = chromium.person("county1")) {
            convener.openTask("召开联席会议");
            Page page = convener.page;
            Locator rows = page.locator("table.rf-rows tbody tr");
            assertThat(rows).hasCount(2);
            assertThat(rows.allInnerTexts())
                    .allSatisfy(
                            row -> assertThat(row).contains("事迹与去年材料相同").containsAnyOf(names.toArray(String[]::new)));
            page.locator("input[name=decision][value=approve]").check();
            assertThat(convener.refused()).contains("行没有议定");
            rows.nth(0).locator("input[value=yes]").check();
            rows.nth(0).locator("textarea").fill("材料属实，去年为另一项活动");
            rows.nth(1).locator("input[value=no]").check();
            rows.nth(1).locator("textarea").fill("材料重复，本年度没有新的事迹");
            page.fill("#meeting-date", "2026-11-24");
            page.fill("#meeting-place", "县教育局三楼会议室");
            page.fill("#meeting-chair", "县少工委主任");
            for (String organ : List.of("league", "education", "county")) {
                page.fill("#attendees-" + organ, "测试代表");
            }
            page.fill("#meeting-resolution", "保留一人，删去一人，其余同意。");
            convener.screenshot("county-11-joint-meeting");
            convener.submit();
        }
        until(() -> assertThat(round().get("noticeAddress").asText()).startsWith("/notices/"));
        assertThat(count("struck_by = 'SIGNING'")).isEqualTo(1);
    }

    private void a_parent_objects_and_is_right() {
        String address = round().get("noticeAddress").asText();
        try (Person parent = chromium.stranger()) {
            parent.page.navigate(address);
            String notice = parent.page.locator("main").innerText();
            assertThat(notice).contains("2026年11月24日").contains("2026年11月30日");
            assertThat(jdbc.queryForList(
                            "select p.name from honors.county_nominee n join honors.pupil p on p.id = n.pupil_id where "
                                    + "length(p.name) > 2",
                            String.class))
                    .isNotEmpty()
                    .noneMatch(notice::contains);
            parent.screenshot("county-12-notice");
            parent.page
                    .locator("main a", new Page.LocatorOptions().setHasText("提出异议"))
                    .first()
                    .click();
            parent.page.fill("#name", "测试家长");
            parent.page.fill("#phone", "13800000000");
            parent.page.fill("#row", "8");
            parent.page.fill("#text", "名单第 8 号没有参加过所写的活动，请核查。");
            parent.page.click("main form button.primary");
            parent.page.waitForURL("**/objection/**");
        }
        until(() -> assertThat(http.worklist("county2")).containsExactly("核查异议"));
        try (Person officer = chromium.person("county2")) {
            officer.page.navigate("/camunda/app/tasklist/");
            officer.page
                    .locator(".tasks-list .task", new Page.LocatorOptions().setHasText("核查异议"))
                    .first()
                    .click();
            officer.page.locator("button.claim").click();
            officer.page.locator("input[name=finding][value=uphold]").check();
            officer.page.fill("#opinion", "经向学校了解，情况属实。");
            officer.submitIsInReach();
            officer.screenshot("county-13-investigate");
            officer.submit();
        }
        until(() -> assertThat(count("struck_by = 'OBJECTION'")).isEqualTo(1));
    }

    /**
     * Some turn fourteen in these days; the guardian of one takes the consent back; the school revokes the star of one.
     */
    private void some_cannot_be_awarded_any_more() {
        List<Long> others = jdbc.queryForList(
                "select pupil_id from honors.county_nominee where round_id = ? and reserved and kind = "
                        + "'INDIVIDUAL' and "
                        + "school_id = ? order by id",
                Long.class,
                round,
                SCHOOL);
        withdrawConsent(others.get(0));
        String star = jdbc.queryForObject(
                "select certificate_number from honors.award where pupil_id = ?", String.class, others.get(1));
        String revocation = propose("county2", star);
        assertThat(http.call("county2", "GET", revocation, null, 200)
                        .at("/running/0/nominees")
                        .asInt())
                .as("nominated on the strength of it")
                .isEqualTo(1);
        http.complete(SCHOOL + "brigade", Map.of("decision", "approve", "opinion", "情况属实"), 204);
        http.call(
                SCHOOL + "chair", "PUT", revocation + "/public-reason", Map.of("publicReason", "untrue-material"), 204);
        http.complete(SCHOOL + "chair", Map.of("decision", "approve"), 204);
        clock.setTo(LocalDate.of(2026, 12, 1)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        until(() -> assertThat(http.worklist("county1")).containsExactly("印发表彰决定"));
    }

    private String propose(String login, String number) {
        String id = http.call(login, "POST", "/api/revocations", Map.of("number", number, "reason", "事迹材料与事实不符"), 201)
                .get("id")
                .asText();
        return "/api/revocations/" + id;
    }

    /** By a roster of one row, as a school would send it. */
    private void withdrawConsent(long pupil) {
        String row = jdbc.queryForObject("""
                select concat_ws(',', c.name, q.name, d.name, p.number, p.name, case p.sex when 'F' then '女'
                    else '男' end, to_char(p.birth_month, 'YYYY-MM'),
                       to_char(p.joined_month, 'YYYY-MM'), array_to_string(p.basic_badges, ','), '否', '否')
                from honors.pupil p join honors.school c on c.id = p.school_id
                    join honors.squadron q on q.id = p.squadron_id join honors.squad d on d.id = p.squad_id
                where p.id = ?""", String.class, pupil);
        String roster = "学校,中队,小队,学号,姓名,性别,出生年月,入队年月,向阳,传承,立德,立志,梦想,小主人,团结,健体,奉献,劳动,勇敢,节约,监护人同意,公示同意\n" + row + "\n";
        JsonNode upload = SchoolRound.json(
                schools.upload(SCHOOL + "brigade", "/api/rosters", "名册.csv", roster.getBytes(StandardCharsets.UTF_8)));
        assertThat(upload.get("errors").asInt()).as(upload.toString()).isZero();
        http.call(
                SCHOOL + "brigade",
                "POST",
                "/api/rosters/" + upload.get("id").asText() + "/confirm",
                Map.of("markMissingAsLeft", false),
                200);
        assertThat(jdbc.queryForObject("select guardian_consent from honors.pupil where id = ?", Boolean.class, pupil))
                .isFalse();
    }

    private void the_decision_is_issued() {
        int fourteen = jdbc.queryForObject("""
                select count(*)::int from honors.county_nominee n join honors.pupil p on p.id = n.pupil_id
                where n.round_id = ? and n.reserved and p.birth_month = '2012-12-01'""", Integer.class, round);
        assertThat(fourteen)
                .as("who turn fourteen between nomination and award")
                .isPositive();
        try (Person officer = chromium.person("county1")) {
            officer.openTask("印发表彰决定");
            assertThat(officer.page.locator(".rf-form .alert-warning")).containsText("以下 " + (2 + fourteen) + " 项不再表彰");
            assertThat(officer.page.locator(".rf-form .alert-warning")).containsText("已满 14 周岁");
            assertThat(officer.page.locator(".rf-form .alert-warning")).containsText("监护人未同意");
            assertThat(officer.page.locator(".rf-form .alert-warning")).containsText("已被撤销");
            officer.page.locator("input[name=decision][value=approve]").check();
            officer.screenshot("county-14-decision");
            officer.submit();
            until(() -> assertThat(round().get("status").asText()).isEqualTo("AWARDED"));
            officer.page.navigate("/county-awards/" + round);
            assertThat(officer.page.locator("#round-body")).containsText("惠少〔2026〕1号");
            officer.page
                    .locator("details summary", new Page.LocatorOptions().setHasText("惠水县杉坪初级中学（"))
                    .click();
            assertThat(officer.page.locator("details[open] table")).containsText("HS2X-2026-");
            officer.screenshot("county-15-awarded");
        }
        // those of the school and of the others, less one struck by the meeting, one by the objection, and those of the
        // last look
        int individuals = jdbc.queryForObject(
                "select count(*)::int from honors.award where kind = 'two-star' and holder = 'INDIVIDUAL'",
                Integer.class);
        int collectives = jdbc.queryForObject(
                "select count(*)::int from honors.award where kind = 'two-star' and holder = 'COLLECTIVE'",
                Integer.class);
        assertThat(individuals + collectives)
                .isEqualTo(3 + 1 + PUPILS_BY_API + SQUADRONS_BY_API - 1 - 1 - 2 - fourteen);
        assertThat(jdbc.queryForList(
                        "select distinct array_to_string(issuer_names, ' ') from honors.certificate where award_kind = "
                                + "'two-star'",
                        String.class))
                .as("the county's seal belongs to the last")
                .containsExactly("共青团惠水县委员会 惠水县教育局 惠水县少先队工作委员会");
        assertThat(jdbc.queryForList(
                        "select certificate_number from honors.award where kind = 'two-star' order by 1", String.class))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, individuals + collectives)
                        .mapToObj("HS2X-2026-%05d"::formatted)
                        .toList());
    }

    /** Gives the address in the QR code of the first certificate. */
    private String a_school_has_its_certificates_and_anybody_verifies_one() {
        until(() -> {
            JsonNode all =
                    http.call("county1", "GET", "/api/county-awards/rounds/" + round + "/certificates", null, 200);
            assertThat(all.get("ready").asInt())
                    .isPositive()
                    .isEqualTo(all.get("schools").asInt());
        });
        byte[] file;
        try (Person chair = chromium.person(SCHOOL + "chair")) {
            chair.page.navigate("/county-awards/" + round);
            Locator link = chair.page
                    .locator("a", new Page.LocatorOptions().setHasText("打印文件"))
                    .first();
            link.scrollIntoViewIfNeeded();
            chair.screenshot("county-16-certificates");
            file = Files.readAllBytes(chair.page.waitForDownload(link::click).path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String address = Paper.of(file).keep("county-certificate").code();
        assertThat(address).contains("/verify/");
        try (Person parent = chromium.stranger()) {
            parent.page.navigate(address.substring(address.indexOf("/verify/")));
            assertThat(parent.page.locator("main")).containsText("有效");
            String holder = jdbc.queryForObject(
                    "select holder_name from honors.certificate where ? like '%' || code", String.class, address);
            assertThat(parent.page.locator("main").innerText()).doesNotContain(holder);
            parent.screenshot("county-17-verified");
        }
        return address.substring(address.indexOf("/verify/"));
    }

    private void an_award_is_revoked_and_the_verification_says_so(String verification) {
        String number = jdbc.queryForObject(
                "select number from honors.certificate where ? like '%' || code", String.class, verification);
        String revocation = propose("county2", number);
        http.complete(SCHOOL + "chair", Map.of("decision", "approve", "opinion", "学校没有异议"), 204);
        http.call("county1", "PUT", revocation + "/public-reason", Map.of("publicReason", "untrue-material"), 204);
        http.complete("county1", Map.of("decision", "approve"), 204);
        try (Person parent = chromium.stranger()) {
            parent.page.navigate(verification);
            assertThat(parent.page.locator("main")).containsText("已撤销");
            assertThat(parent.page.locator("main")).containsText("自 2026-12-01 起不再有效");
            parent.screenshot("county-18-revoked");
        }
    }

    private void everything_is_told_and_nobody_is_named() {
        until(() -> assertThat(
                        jdbc.queryForObject("select count(*) from honors.mail where status <> 'SENT'", Integer.class))
                .isZero());
        List<String> names = jdbc.queryForList(
                "select p.name from honors.county_nominee n join honors.pupil p on p.id = n.pupil_id where "
                        + "length(p.name) > 2",
                String.class);
        try (Person reader = chromium.stranger()) {
            reader.page.navigate("/demo/mailbox");
            assertThat(names).noneMatch(reader.page.locator("main").innerText()::contains);
            reader.screenshot("county-19-mailbox");
        }
    }

    private static boolean namesASquadron(String school) {
        return Integer.parseInt(school.substring(1)) % 6 == 0;
    }

    private long pupilWhoTurnsFourteen() {
        return jdbc.queryForObject("""
                select p.id from honors.pupil p join honors.award a on a.pupil_id = p.id and a.kind = 'one-star'
                where p.birth_month = '2012-12-01' and p.guardian_consent and p.school_id = any (?) order by p.id
                    limit 1""", Long.class, (Object)
                BY_API.stream().filter(school -> !RETURNED.contains(school)).toArray(String[]::new));
    }

    private static void pick(Person person, String name, String reason) {
        person.page.getByPlaceholder("姓名、学号").fill(name);
        person.page
                .getByLabel("推荐" + name, new Page.GetByLabelOptions().setExact(true))
                .check();
        person.page.getByLabel("推荐" + name + "的理由").fill(reason);
    }

    private static List<String> eligible(JsonNode candidates, String field) {
        return StreamSupport.stream(candidates.spliterator(), false)
                .filter(c -> c.get("eligible").asBoolean() && !c.get(field).isNull())
                .map(c -> c.get(field).asText())
                .toList();
    }

    private int count(String condition) {
        return jdbc.queryForObject(
                "select count(*)::int from honors.county_nominee where round_id = ? and " + condition,
                Integer.class,
                round);
    }

    private String nameOf(String school) {
        return jdbc.queryForObject("select name from honors.school where id = ?", String.class, school);
    }

    private UUID nomination(String school) {
        return jdbc.queryForObject(
                "select id from honors.school_nomination where round_id = ? and school_id = ?",
                UUID.class,
                round,
                school);
    }

    private String path(String school) {
        return SchoolRound.path(nomination(school));
    }

    private JsonNode round() {
        return http.call("county1", "GET", "/api/county-awards/rounds/" + round, null, 200);
    }

    private static void until(org.awaitility.core.ThrowingRunnable condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(condition);
    }
}
