package cn.redflower.honours.countyround.screening;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.AnnouncingCountyAwards;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Two officers of the county go through the rows of two schools. */
@IntegrationTest
class ScreeningTest {

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ConcludingScreening concluding;

    @Autowired
    SchoolNominations nominations;

    @Autowired
    AnnouncingCountyAwards announcing;

    @Autowired
    RuntimeService cases;

    @LocalServerPort
    int port;

    Http http;
    ScreenedCounty screened;
    UUID round;
    UUID one;
    UUID two;
    List<Long> rows;
    String path;

    @BeforeEach
    void two_schools_have_handed_in() {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
        screened = new ScreenedCounty(jdbc, clock.instant());
        screened.withoutOfficer("county8");
        screened.officer("county8");
        county.synchronize();
        jdbc.update("delete from honors.mail");
        round = screened.round("two-star", "NOMINATING", 6, 4);
        one = screened.nomination(round, "s901", "SUBMITTED", 3);
        two = screened.nomination(round, "s902", "SUBMITTED", 3);
        rows = new ArrayList<>();
        screened.pupilsOf("s901").subList(0, 3).forEach(pupil -> rows.add(screened.pupil(round, one, "s901", pupil)));
        screened.pupilsOf("s902").subList(0, 2).forEach(pupil -> rows.add(screened.pupil(round, two, "s902", pupil)));
        path = "/api/county-awards/rounds/" + round;
    }

    @AfterEach
    void one_officer_again() {
        county.withoutRounds();
        screened.withoutOfficer("county8");
        county.synchronize();
        jdbc.update("update honors.pupil set name = replace(name, '=', '甲')");
    }

    @Test
    void rows_are_passed_returned_and_rejected_and_taken_back() {
        assertThat(decide("county9", "PASS", null, 200, seen(0, null), seen(1, null))
                        .get("changed")
                        .asInt())
                .isEqualTo(2);
        decide("county9", "RETURN", "请补充事迹", 200, seen(2, null));
        assertThat(decide("county9", "REJECT", " ", 422, seen(3, null))
                        .get("code")
                        .asText())
                .isEqualTo("screening.remark-missing.reject");
        decide("county9", "REJECT", "不在范围内", 200, seen(3, null));

        assertThat(reserved(3)).as("a rejected row frees its place").isFalse();
        assertThat(reserved(2)).as("one that is only marked keeps it").isTrue();
        JsonNode row = row("county9", 3);
        assertThat(row.get("screening").asText()).isEqualTo("REJECTED");
        assertThat(row.get("remark").asText()).isEqualTo("不在范围内");
        assertThat(row.get("screenedBy").asText()).isEqualTo("county9老师");
        JsonNode line =
                http.call("county9", "GET", path + "/screening", null, 200).at("/schools/0");
        assertThat(List.of(
                        line.get("rows").asInt(),
                        line.get("passed").asInt(),
                        line.get("marked").asInt(),
                        line.get("unscreened").asInt()))
                .isEqualTo(List.of(3, 2, 1, 0));

        decide("county9", "UNSCREEN", null, 200, seen(0, "PASSED"), seen(3, "REJECTED"));
        assertThat(reserved(3)).as("and takes it again").isTrue();
        assertThat(row("county9", 0).get("screening").isNull()).isTrue();
        assertThat(row("county9", 0).get("screenedBy").isNull()).isTrue();
        assertThat(actions(0)).containsExactly("PASS", "UNSCREEN");
        assertThat(actions(3)).containsExactly("REJECT", "UNSCREEN");
        assertThat(jdbc.queryForList(
                        "select detail from honors.audit_entry where action = 'county-rows.screened' and subject = ? "
                                + "and organ = 's902' order by number",
                        String.class,
                        round.toString()))
                .containsExactly("REJECT 1", "UNSCREEN 1");
    }

    @Test
    void a_rejected_row_stays_out_where_its_place_is_taken_meanwhile() {
        decide("county9", "REJECT", "不在范围内", 200, seen(0, null));
        jdbc.update("update honors.school_nomination set individual_places = 2 where id = ?", one);
        JsonNode refused = decide("county9", "PASS", null, 409, seen(0, "REJECTED"));
        assertThat(refused.get("code").asText()).isEqualTo("screening.place-gone");
        assertThat(row("county9", 0).get("screening").asText())
                .as("nothing is half done")
                .isEqualTo("REJECTED");
        assertThat(reserved(0)).isFalse();
        assertThat(actions(0)).containsExactly("REJECT");
    }

    @Test
    void the_second_of_two_officers_is_told_who_was_faster() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String officer : List.of("county8", "county9")) {
                answers.add(both.submit(() -> {
                    go.await();
                    return http.status(
                            officer,
                            "POST",
                            path + "/screening/decisions",
                            Map.of(
                                    "decision",
                                    "REJECT",
                                    "remark",
                                    officer,
                                    "rows",
                                    List.of(seen(0, null), seen(1, null))));
                }));
            }
            go.countDown();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
        } finally {
            both.shutdown();
        }
        String faster = jdbc.queryForObject(
                "select screened_by from honors.county_nominee where id = ?", String.class, rows.get(0));
        String slower = faster.equals("county8") ? "county9" : "county8";
        JsonNode refused = decide(slower, "PASS", null, 409, seen(0, null), seen(4, null));
        assertThat(refused.get("code").asText()).isEqualTo("screening.decided-meanwhile");
        assertThat(refused.get("detail").asText()).contains(faster + "老师", "不通过", "测试一小");
        assertThat(row("county9", 4).get("screening").isNull())
                .as("all rows or none")
                .isTrue();
        assertThat(actions(0)).containsExactly("REJECT");

        // the back button: the same again by the same person changes nothing
        assertThat(decide(faster, "REJECT", faster, 200, seen(0, null)).toString())
                .isEqualTo("{\"changed\":0,\"unchanged\":1}");
        decide(faster, "UNSCREEN", null, 200, seen(0, "REJECTED"));
        assertThat(decide(slower, "PASS", null, 409, seen(0, "REJECTED"))
                        .get("code")
                        .asText())
                .isEqualTo("screening.taken-back");
        Map<String, Object> older = seen(0, null);
        older.put("version", 1);
        jdbc.update("update honors.county_nominee set version = 2 where id = ?", rows.get(0));
        assertThat(decide(slower, "PASS", null, 409, older).get("code").asText())
                .isEqualTo("screening.edited-meanwhile");
    }

    @Test
    void a_school_gets_its_marked_rows_back_and_keeps_what_was_passed() {
        ScreenedCounty.waits(cases, round, one, "s901");
        String give = path + "/schools/s901/return";
        String until = day(5);
        assertThat(http.call("county9", "POST", give, Map.of("closesAt", until), 422)
                        .get("code")
                        .asText())
                .isEqualTo("screening.nothing-marked");
        decide("county9", "PASS", null, 200, seen(0, null));
        decide("county9", "RETURN", "请补充事迹", 200, seen(1, null));
        assertThat(http.call("county9", "POST", give, Map.of("remark", "两天内"), 422)
                        .get("code")
                        .asText())
                .isEqualTo("screening.deadline-missing");
        assertThat(http.call("county9", "POST", give, Map.of("closesAt", day(-1)), 422)
                        .get("code")
                        .asText())
                .isEqualTo("screening.deadline-past");
        assertThat(http.call("county9", "POST", give, Map.of("closesAt", "周五"), 400)
                        .get("code")
                        .asText())
                .isEqualTo("screening.deadline-unreadable");
        assertThat(http.call("county9", "POST", give, Map.of("remark", "请核对", "closesAt", until), 200)
                        .get("rows")
                        .asInt())
                .isEqualTo(1);

        var nomination = nominations.find(one).orElseThrow();
        assertThat(nomination.status().name()).isEqualTo("RETURNED");
        assertThat(nomination.returnRemark()).isEqualTo("请核对");
        assertThat(nomination
                        .closesAt()
                        .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                        .toLocalDate())
                .hasToString(until);
        assertThat(List.of(reserved(0), reserved(1), reserved(2))).containsExactly(true, false, true);
        String mail = jdbc.queryForObject(
                "select model::text from honors.mail where template = 'returned' and recipient = "
                        + "'s901brigade@test.example'",
                String.class);
        assertThat(mail).contains("请核对", "退回更正 1 行").doesNotContain("甲小1", "乙小1");

        county.runJobs();
        assertThat(http.taskNames("s901brigade")).containsExactly("二星章 · 测试一小 · 2026-2027 学年 — 推荐报县人选");
        assertThat(decide("county9", "PASS", null, 409, seen(2, null))
                        .get("code")
                        .asText())
                .as("with the school")
                .isEqualTo("screening.with-school");
        assertThat(http.call("county9", "POST", give, Map.of("closesAt", until), 409)
                        .get("code")
                        .asText())
                .isEqualTo("screening.already-returned");
        assertThat(http.call("county9", "POST", path + "/schools/s999/return", Map.of("closesAt", until), 404)
                        .get("code")
                        .asText())
                .isEqualTo("screening.school-not-found");

        // handed in again: what came back is screened anew, with what the county had written
        jdbc.update(
                "update honors.county_nominee set reserved = true, screening = null, school_decision = "
                        + "'APPROVED' where "
                        + "id = ?",
                rows.get(1));
        transaction.executeWithoutResult(tx -> nominations.submitted(one, "s901brigade", OffsetDateTime.now(clock)));
        JsonNode again = row("county9", 1);
        assertThat(again.get("screening").isNull()).isTrue();
        assertThat(again.get("flags").toString()).contains("请补充事迹");
        assertThat(again.get("remark").isNull()).isTrue();
        assertThat(row("county9", 0).get("screening").asText()).isEqualTo("PASSED");
        decide("county9", "PASS", null, 200, seen(1, null));

        // or left out: it is not the county's any more
        decide("county9", "RETURN", "请补充事迹", 200, seen(2, null));
        jdbc.update("update honors.county_nominee set reserved = false where id = ?", rows.get(2));
        assertThat(decide("county9", "PASS", null, 409, seen(2, "RETURNED"))
                        .get("code")
                        .asText())
                .isEqualTo("screening.dropped");
    }

    @Test
    void the_screening_ends_when_every_row_has_a_word_and_no_school_is_at_work() {
        jdbc.update("update honors.school_nomination set status = 'DECIDING' where id = ?", two);
        assertThat(conclude()).containsExactly("screening.schools-at-work", "screening.rows-unscreened");
        assertThat(http.call("county9", "GET", path + "/screening", null, 200)
                        .get("blockers")
                        .toString())
                .contains("测试二小", "还有 5 行没有审核");
        jdbc.update("update honors.school_nomination set status = 'SUBMITTED' where id = ?", two);
        decide("county9", "PASS", null, 200, seen(0, null), seen(1, null), seen(3, null), seen(4, null));
        assertThat(conclude()).containsExactly("screening.rows-unscreened");
        decide("county9", "RETURN", "重写", 200, seen(2, null));
        assertThat(conclude()).containsExactly("screening.rows-marked");
        decide("county9", "REJECT", "不符合", 200, seen(2, "RETURNED"));
        assertThat(conclude()).isEmpty();

        jdbc.update("update honors.county_round set status = 'SIGNING' where id = ?", round);
        assertThat(decide("county9", "UNSCREEN", null, 409, seen(0, "PASSED"))
                        .get("code")
                        .asText())
                .isEqualTo("screening.round-moved-on");
        assertThat(conclude()).containsExactly("screening.round-moved-on");

        // given back by an organ: rows can be taken out, but no school is asked again
        jdbc.update(
                "update honors.county_round set status = 'NOMINATING', signing_return = '团县委：请核对' where id = ?", round);
        jdbc.update("update honors.school_nomination set status = 'CLOSED' where round_id = ?", round);
        assertThat(http.call("county9", "GET", path + "/screening", null, 200)
                        .get("signingReturn")
                        .asText())
                .isEqualTo("团县委：请核对");
        assertThat(decide("county9", "RETURN", "再写", 409, seen(0, "PASSED"))
                        .get("code")
                        .asText())
                .isEqualTo("screening.school-ended");
        decide("county9", "REJECT", "重复", 200, seen(0, "PASSED"));
        assertThat(conclude()).isEmpty();
    }

    @Test
    void whoever_is_related_or_had_a_hand_in_it_leaves_the_row_to_a_colleague() {
        decide("county9", "PASS", null, 200, seen(0, null));
        String number = jdbc.queryForObject(
                "select number from honors.pupil p join honors.county_nominee n on n.pupil_id = p.id where n.id = ?",
                String.class,
                rows.get(0));
        http.call(
                "county9",
                "POST",
                "/api/kinship",
                Map.of("schoolId", "s901", "pupilNumber", number, "relation", "CHILD"),
                201);
        jdbc.update("update honors.county_nominee set nominated_by = 'county9' where id = ?", rows.get(3));

        assertThat(row("county9", 0).get("recused").asText()).contains("亲属");
        assertThat(row("county8", 0).get("recused").isNull()).isTrue();
        assertThat(decide("county9", "REJECT", "换", 422, seen(0, "PASSED"))
                        .get("code")
                        .asText())
                .isEqualTo("screening.recused.kin");
        assertThat(decide("county9", "PASS", null, 422, seen(3, null))
                        .get("code")
                        .asText())
                .isEqualTo("screening.recused.author");
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where action = 'duty.refused' and subject = ?",
                        Integer.class,
                        round.toString()))
                .isEqualTo(2);
        JsonNode reach = http.call("county9", "GET", path + "/screening/decisions/all?decision=PASS", null, 200);
        assertThat(List.of(reach.get("decidable").asInt(), reach.get("recused").asInt()))
                .isEqualTo(List.of(3, 2));
        http.call("county9", "POST", path + "/screening/decisions/all", Map.of("decision", "PASS", "count", 3), 200);
        assertThat(row("county9", 3).get("screening").isNull()).isTrue();

        decide("county8", "PASS", null, 200, seen(3, null));
        assertThat(conclude())
                .as("her own word of before does not stand")
                .containsExactly("screening.decided-by-relative");
        String name = jdbc.queryForObject(
                "select p.name from honors.pupil p where p.number = ? and p.school_id = 's901'", String.class, number);
        assertThat(http.call("county8", "GET", path + "/screening", null, 200)
                        .get("blockers")
                        .toString())
                .contains("测试一小")
                .doesNotContain(name);
        decide("county8", "UNSCREEN", null, 200, seen(0, "PASSED"));
        decide("county8", "PASS", null, 200, seen(0, null));
        assertThat(conclude()).isEmpty();
    }

    @Test
    void a_hand_in_a_row_is_not_undone_by_what_others_do_with_it_afterwards() {
        String did =
                "insert into honors.county_row_event (round_id, nomination_id, nominee_id, action, login, at) values "
                        + "(?, ?, ?, ?, ?, now())";
        jdbc.update(did, round, one, rows.get(0), "EDIT", "county9");
        jdbc.update(did, round, one, rows.get(1), "APPROVE", "county9");
        jdbc.update(did, round, one, rows.get(2), "RETURN", "county9");
        jdbc.update(
                "insert into honors.nomination_hand_in (nomination_id, login, first_at) values (?, 'county9', now())",
                two);

        for (int index : List.of(0, 1, 3, 4)) {
            assertThat(row("county8", index).get("recused").isNull()).isTrue();
            assertThat(decide("county9", "PASS", null, 422, seen(index, null))
                            .get("code")
                            .asText())
                    .isEqualTo("screening.recused.author");
            assertThat(announcing.putForwardBy(round.toString(), rows.get(index).toString()))
                    .contains("county9");
        }
        decide("county9", "PASS", null, 200, seen(2, null));
        assertThat(announcing.putForwardBy(round.toString(), rows.get(2).toString()))
                .as("the county's own decisions put nobody forward")
                .doesNotContain("county9");
    }

    @Test
    void flags_say_in_words_what_asks_for_a_second_look() {
        long squadron = screened.collective(round, one, "s901", "s901q01");
        long brigade = screened.collective(round, one, "s901", null);
        List<Long> pupils = screened.pupilsOf("s901");
        UUID flower = screened.round("little-red-flower", "NOMINATING", 9, 9);
        screened.pupil(flower, screened.nomination(flower, "s901", "PREPARING", 3), "s901", pupils.get(0));
        UUID earlier = screened.round("two-star", "AWARDED", 9, 9);
        long failed = screened.pupil(earlier, screened.nomination(earlier, "s901", "CLOSED", 3), "s901", pupils.get(1));
        jdbc.update(
                "update honors.county_nominee set screening = 'REJECTED', screening_remark = '事迹不实', reserved = false "
                        + "where id = ?",
                failed);
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id, school_id,
                    school_year, awarded_by, awarded_on, case_id, row_ref)
                values (gen_random_uuid(), 'HS2X20250001', 'two-star', 'INDIVIDUAL', ?, 's901q01', 's901', '2025-2026',
                    'county', '2026-05-30', 'x', '1')""", pupils.get(2));

        assertThat(flags(0)).contains("NAMESAKE", "OTHER_ROUND");
        assertThat(row("county9", 0).get("flags").toString()).contains("测试二小", "小红花奖章");
        assertThat(flags(1)).contains("FAILED_BEFORE");
        assertThat(row("county9", 1).get("flags").toString()).contains("二星章", "事迹不实");
        assertThat(flags(2)).contains("HOLDS").doesNotContain("OTHER_ROUND", "FAILED_BEFORE", "BRIGADE_TOO");
        assertThat(row("county9", 2).get("flags").toString()).contains("2025-2026");
        rows.add(squadron);
        rows.add(brigade);
        assertThat(flags(5)).contains("BRIGADE_TOO").doesNotContain("HOLDS", "NAMESAKE");
        assertThat(row("county9", 5).get("flags").toString()).contains("测试一小");
        assertThat(row("county9", 6).get("flags").toString()).contains("三(1)中队");
        for (Map.Entry<String, List<Integer>> flag : Map.of(
                        "HOLDS",
                        List.of(2),
                        "FAILED_BEFORE",
                        List.of(1),
                        "OTHER_ROUND",
                        List.of(0),
                        "BRIGADE_TOO",
                        List.of(5, 6))
                .entrySet()) {
            assertThat(ids(http.call("county9", "GET", path + "/screening/rows?flag=" + flag.getKey(), null, 200)))
                    .containsExactlyInAnyOrderElementsOf(
                            flag.getValue().stream().map(rows::get).toList());
        }

        jdbc.update("update honors.pupil set guardian_consent = false where id = ?", pupils.get(0));
        try {
            assertThat(row("county9", 0).get("flags").toString())
                    .as("since it was nominated")
                    .contains("INELIGIBLE", "监护人");
            assertThat(row("s901brigade", 0).get("flags"))
                    .as("what tells of other schools is the county's")
                    .isEmpty();
        } finally {
            jdbc.update("update honors.pupil set guardian_consent = true where id = ?", pupils.get(0));
        }

        JsonNode both = http.call(
                "county9", "GET", path + "/screening/comparison?row=" + rows.get(2) + "&row=" + rows.get(3), null, 200);
        assertThat(both).hasSize(2);
        assertThat(both.at("/0/awards/0/number").asText()).isEqualTo("HS2X20250001");
        assertThat(both.at("/0/badges").toString()).contains("向阳", "梦想");
        assertThat(http.call(
                                "county9",
                                "GET",
                                path + "/screening/comparison?row=1&row=2&row=3&row=4&row=5&row=6&row=7",
                                null,
                                422)
                        .get("code")
                        .asText())
                .isEqualTo("screening.compare-number");
    }

    @Test
    void others_see_their_own_schools_and_decide_nothing() {
        assertThat(ids(http.call("s901brigade", "GET", path + "/screening/rows", null, 200)))
                .containsExactlyInAnyOrderElementsOf(rows.subList(0, 3));
        assertThat(ids(http.call("s901brigade", "GET", path + "/screening/rows?school=s902", null, 200)))
                .isEmpty();
        assertThat(http.status("s901brigade", "GET", path + "/screening/comparison?row=" + rows.get(3), null))
                .isEqualTo(404);
        JsonNode own = http.call("s901brigade", "GET", path + "/screening", null, 200);
        assertThat(own.get("schools")).hasSize(1);
        assertThat(own.get("mayDecide").asBoolean()).isFalse();
        assertThat(ids(http.call("town9", "GET", path + "/screening/rows", null, 200)))
                .hasSize(5);
        for (String reader : List.of("s901brigade", "town9", "league9")) {
            assertThat(decide(reader, "PASS", null, 403, seen(0, null))
                            .get("code")
                            .asText())
                    .isEqualTo("screening.not-allowed");
            assertThat(http.status(reader, "POST", path + "/schools/s901/return", Map.of("closesAt", day(3))))
                    .isEqualTo(403);
        }
        assertThat(http.status("s901q01", "GET", path + "/screening/rows", null))
                .isEqualTo(404);
    }

    @Test
    void the_list_is_exported_as_texts() throws Exception {
        jdbc.update(
                "update honors.pupil set name = replace(name, '甲', '=') where id = ?",
                screened.pupilsOf("s901").get(0));
        decide("county9", "PASS", null, 200, seen(0, null));
        byte[] sheet = download();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new java.io.ByteArrayInputStream(sheet))) {
            var lines = workbook.getFirstSheet().read();
            assertThat(lines).hasSize(4);
            assertThat(lines.get(0).getCellText(4)).isEqualTo("姓名或集体");
            assertThat(lines.get(1).getCellText(4)).isEqualTo("=小1");
            assertThat(lines.get(1).getCell(4).getFormula()).isNull();
            assertThat(lines.get(1).getCellText(11)).isEqualTo("通过");
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from honors.audit_entry where action = 'pupils.exported' and login = "
                                + "'county9'",
                        Integer.class))
                .isPositive();
    }

    private byte[] download() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create("http://localhost:" + port + path + "/screening/export.xlsx?school=s901"))
                .header(
                        "Authorization",
                        "Basic " + java.util.Base64.getEncoder().encodeToString("county9:demo".getBytes()))
                .build();
        return java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private List<String> conclude() {
        Outcome<Void> outcome = transaction.execute(tx -> concluding.conclude(round));
        return outcome instanceof Outcome.Refused<Void> refused
                ? refused.reasons().stream().map(Refusal::code).toList()
                : List.of();
    }

    private Map<String, Object> seen(int index, String screening) {
        Map<String, Object> seen = new HashMap<>();
        seen.put("id", rows.get(index));
        seen.put("screening", screening);
        return seen;
    }

    @SafeVarargs
    private JsonNode decide(String login, String decision, String remark, int status, Map<String, Object>... seen) {
        Map<String, Object> body = new HashMap<>(Map.of("decision", decision, "rows", Arrays.asList(seen)));
        body.put("remark", remark);
        return http.call(login, "POST", path + "/screening/decisions", body, status);
    }

    private JsonNode row(String login, int index) {
        JsonNode page = http.call(login, "GET", path + "/screening/rows", null, 200);
        return StreamSupport.stream(page.get("rows").spliterator(), false)
                .filter(row -> row.get("id").asLong() == rows.get(index))
                .findFirst()
                .orElseThrow();
    }

    private List<String> flags(int index) {
        return StreamSupport.stream(row("county9", index).get("flags").spliterator(), false)
                .map(flag -> flag.get("flag").asText())
                .toList();
    }

    private static List<Long> ids(JsonNode page) {
        return StreamSupport.stream(page.get("rows").spliterator(), false)
                .map(row -> row.get("id").asLong())
                .toList();
    }

    private boolean reserved(int index) {
        return jdbc.queryForObject(
                "select reserved from honors.county_nominee where id = ?", Boolean.class, rows.get(index));
    }

    private List<String> actions(int index) {
        return jdbc.queryForList(
                "select action from honors.county_row_event where nominee_id = ? order by id",
                String.class,
                rows.get(index));
    }

    private String day(int days) {
        return LocalDate.now(clock).plusDays(days).toString();
    }
}
