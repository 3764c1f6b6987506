package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.approval.TaskContract;
import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.honours.revocation.AwardedPupil;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Everything that decides or changes something, asked for by several clients at the same moment: one wins, the others
 * are told, nobody gets an error. The endpoints are those of the running application and the tasks those that have a
 * contract, so that a new one without a race fails.
 */
@IntegrationTest
class DecidingAtOnceTest {

    private static final Map<String, Object> MEETING =
            Map.of("heldOn", "2026-11-02", "expected", 5, "present", 5, "inFavour", 5, "against", 0, "abstained", 0);
    private static final Map<String, Object> APPROVE = Map.of("decision", "approve");
    private static final String EVALUATION = "/api/one-star/evaluations/{id}";
    private static final String SQUADRON = EVALUATION + "/squadrons/{squadronId}";
    private static final String ROUND = "/api/county-awards/rounds/{id}";
    /**
     * Need a register of their own, or certificates with a character that no font has; their own tests
     * (ImportingRostersTest, RegisteringSquadronsTest, KeepingPupilsTest, TransfersTest, ImportingWorkbooksTest,
     * SlipsTest, UnprintableCertificatesTest) send them at once.
     */
    private static final Set<String> NOT_RACED = Set.of(
            "POST /api/rosters/{id}/confirm",
            "POST /api/rosters/{id}/squadrons",
            "POST /api/county/imports/{id}/confirm",
            "POST /api/account-slips",
            "POST /api/pupils",
            "PUT /api/pupils/{pupilId}",
            "POST /api/pupils/{pupilId}/leaving",
            "POST /api/pupils/{pupilId}/return",
            "POST /api/pupils/{pupilId}/transfer",
            "POST /api/pupils/transfers/{transferId}/reception",
            "DELETE /api/pupils/transfers/{transferId}",
            "PUT /api/one-star/evaluations/{id}/certificates/waiting",
            "PUT /api/county-awards/rounds/{id}/schools/{schoolId}/certificates/waiting");

    private static final String NOMINATION = "/api/county-awards/nominations/{id}";

    @Autowired
    SmallCounty county;

    @Autowired
    CountyRoundByApi by;

    @Autowired
    SchoolRound schools;

    @Autowired
    AwardedPupil awarded;

    @Autowired
    TypedWords typed;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    List<TaskContract> contracts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @LocalServerPort
    int port;

    private Http http;
    private Race race;

    @AfterEach
    void real_time_again() {
        jdbc.update("update honors.pupil set name = '乙小1' where number = '901102'");
        clock.reset();
    }

    @Test
    void every_endpoint_that_changes_something_is_in_the_table_and_every_row_exists() {
        Set<String> served = new TreeSet<>();
        mapping.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> info.getMethodsCondition().getMethods().stream()
                                .filter(verb -> verb != RequestMethod.GET)
                                .forEach(
                                        verb -> served.add(verb + " " + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}")))));
        served.removeAll(NOT_RACED);
        assertThat(Race.kinds().keySet()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void of_several_clients_one_wins_and_the_others_are_told() {
        http = new Http(port);
        race = new Race(http);
        one_star();
        county_round();
        cancelled_round();
        assertThat(typed.mailedToOthers())
                .as("mails to people who do not read what is in them")
                .isEmpty();
        revocations();
        accounts();
        the_rest();
        assertThat(typed.mailedToOthers())
                .as("mails to people who do not read what is in them")
                .isEmpty();
        assertThat(typed.inTheEngine())
                .as("the engine keeps nothing that people typed, so that no door of its own shows it")
                .isEmpty();
        assertThat(typed.inTheTrail()).as("nor does the audit trail").isEmpty();
        assertThat(race.raced())
                .containsExactlyInAnyOrderElementsOf(Race.kinds().keySet());
        assertThat(race.tasks())
                .containsExactlyInAnyOrderElementsOf(
                        contracts.stream().map(TaskContract::taskKey).collect(Collectors.toSet()));
    }

    private void one_star() {
        county.settle();
        clock.setTo(LocalDate.of(2026, 11, 2)
                .atTime(LocalTime.of(9, 0))
                .atZone(AdjustableClock.ZONE)
                .toInstant());
        county.withoutRounds();
        JsonNode opened = race.at(
                "county9",
                "POST /api/one-star/rounds",
                Map.of("nominationDeadline", "2026-11-13", "schools", List.of("s901")));
        String id = opened.at("/opened/0/evaluationId").asText();
        county.runJobs();

        long pupil = schools.pupil("s901q01", 1);
        race.at(
                "s901q01",
                "PUT " + SQUADRON + "/nominees/{pupilId}",
                Map.of("reason", typed.in("nominee.reason", "乐于助人")),
                id,
                "s901q01",
                pupil);
        race.at("s901q01", "DELETE " + SQUADRON + "/nominees/{pupilId}", null, id, "s901q01", pupil);
        race.at(
                "s901q01",
                "PUT " + SQUADRON + "/nominees/{pupilId}",
                Map.of("reason", typed.in("nominee.reason", "乐于助人")),
                id,
                "s901q01",
                pupil);
        race.at(
                "s901q01",
                "PUT " + SQUADRON + "/collective",
                Map.of("reason", typed.in("nominee.reason", "团结")),
                id,
                "s901q01");
        race.at("s901q01", "DELETE " + SQUADRON + "/collective", null, id, "s901q01");
        // no name on a sheet holds a digit
        jdbc.update("update honors.pupil set name = '乙小一' where number = '901102'");
        JsonNode sheet = race.with(
                "s901q01",
                "POST " + SQUADRON + "/sheet",
                "n.csv",
                "学号,姓名,推荐理由\n901102,乙小一,爱劳动\n".getBytes(StandardCharsets.UTF_8),
                "?apply=true",
                id,
                "s901q01");
        assertThat(sheet.get("acceptedRows").asInt()).as(sheet.toString()).isOne();
        assertThat(rows("nominee", "evaluation_id", id))
                .as("rows, however often they were sent")
                .isEqualTo(2);

        race.task("s901q01", "Task_NominateSquadron", Map.of());
        http.complete("s901q02", Map.of(), 204);
        race.late(
                "s901q01",
                "PUT " + SQUADRON + "/nominees/{pupilId}",
                Map.of("reason", "改"),
                "s901q01老师",
                id,
                "s901q01",
                pupil);
        race.at(
                "s901q01",
                "POST " + SQUADRON + "/withdrawal",
                Map.of("reason", typed.in("opinion.opinion@squadron", "少写一人")),
                id,
                "s901q01");
        race.task("s901q01", "Task_CorrectNominations", Map.of());
        race.at(
                "s901brigade",
                "PUT " + SQUADRON + "/return-remark",
                Map.of("remark", typed.in("squadron_list.return_remark", "再看看")),
                id,
                "s901q01");
        http.call(
                "s901brigade",
                "PUT",
                "/api/one-star/evaluations/" + id + "/squadrons/s901q01/return-remark",
                Map.of("remark", ""),
                204);
        race.task("s901brigade", "Task_CheckNominations", approve("opinion.opinion@school"));
        race.late("s901q01", "POST " + SQUADRON + "/withdrawal", Map.of(), "s901brigade老师", id, "s901q01");
        race.at(
                "s901brigade",
                "POST " + EVALUATION + "/check-withdrawal",
                Map.of("reason", typed.in("opinion.opinion@school", "漏看一行")),
                id);
        http.complete("s901brigade", APPROVE, 204);

        List<Map<String, Object>> approved = new java.util.ArrayList<>();
        http.call("s901chair", "GET", "/api/one-star/evaluations/" + id + "/nominees", null, 200)
                .forEach(row ->
                        approved.add(Map.of("nomineeId", row.get("nomineeId").asLong(), "decision", "APPROVED")));
        race.at("s901chair", "PUT " + EVALUATION + "/decisions", approved, id);
        race.at("s901chair", "PUT " + EVALUATION + "/meeting", meeting("committee_meeting"), id);
        repairs(id);
        race.task("s901chair", "Task_DecideOneStar", approve("opinion.opinion@school"));
        race.late("s901committee", "PUT " + EVALUATION + "/decisions", approved, "s901chair老师", id);
        race.late("s901committee", "PUT " + EVALUATION + "/meeting", MEETING, "s901chair老师", id);
        race.late("s901brigade", "POST " + EVALUATION + "/check-withdrawal", Map.of(), "s901chair老师", id);
        http.call("s902chair", "PUT", "/api/one-star/evaluations/" + id + "/decisions", approved, 404);
        county.runJobs();

        String notice = http.call("s901chair", "GET", "/api/one-star/evaluations/" + id, null, 200)
                .get("noticeAddress")
                .asText();
        object(notice);
        UUID objection = jdbc.queryForObject(
                "select o.id from honors.objection o order by o.received_at desc limit 1", UUID.class);
        Map<String, Object> draft =
                new HashMap<>(Map.of("decision", "dismiss", "opinion", typed.in("objection_draft.opinion", "经核实不成立")));
        race.at("s901chair", "PUT /api/objections/{id}/draft", draft, objection);
        race.task(
                "s901chair",
                "Task_InvestigateObjection",
                Map.of("decision", "dismiss", "opinion", typed.in("objection.finding", "经核实，该同学符合条件，异议不成立。")));
    }

    /** Leads the case to where it stands, so that it goes on as if nothing had been. */
    private void repairs(String id) {
        for (String word : List.of("refusal", "confirmation")) {
            JsonNode stands = http.call("admin9", "GET", "/api/repairs/places?caseId=" + id, null, 200)
                    .at("/running/places/0");
            Map<String, Object> wanted = Map.of(
                    "caseId",
                    id,
                    "kind",
                    "MOVE",
                    "token",
                    stands.get("token").asText(),
                    "target",
                    "Task_DecideOneStar",
                    "reason",
                    "重新派发");
            String repair = word.equals("refusal")
                    ? race.at("admin9", "POST /api/repairs", wanted).get("id").asText()
                    : http.call("admin9", "POST", "/api/repairs", wanted, 201)
                            .get("id")
                            .asText();
            race.at("s901chair", "POST /api/repairs/{id}/" + word, null, repair);
        }
    }

    private void object(String notice) {
        cn.redflower.people.account.Visitor parent = new cn.redflower.people.account.Visitor(port, "198.51.103.1");
        parent.get(notice + "/objection");
        parent.post(
                notice + "/objection",
                Map.of(
                        "submission",
                        UUID.randomUUID().toString(),
                        "name",
                        typed.in("objection.complainant", "赵家长"),
                        "phone",
                        "13800000000",
                        "mail",
                        "",
                        "row",
                        "1",
                        "text",
                        typed.in("objection.text", "该同学没有参加活动。"),
                        "website",
                        ""));
    }

    private void county_round() {
        by.settle(port);
        by.lastYearsStars();
        UUID id = UUID.fromString(race.at(
                        "county9",
                        "POST /api/county-awards/rounds",
                        Map.of("awardKind", "two-star", "schoolYear", "2026-2027"))
                .get("roundId")
                .asText());
        assertThat(rows("county_round", "award_kind", "two-star")).as("drafts").isOne();
        by.goOn(id);
        Map<String, Object> plan = new HashMap<>(new com.fasterxml.jackson.databind.ObjectMapper()
                .convertValue(by.get("/plan").get("plan"), Map.class));
        plan.putAll(Map.of(
                "contactName",
                "王老师",
                "closesOn",
                "2026-11-23",
                "contactPhone",
                "0854-0000000",
                "signers",
                List.of("league", "county")));
        race.at("county9", "PUT " + ROUND + "/plan", plan, id);
        race.task("county9", "Task_OpenRound", approve("opinion.opinion@round"));
        race.late("county9", "PUT " + ROUND + "/plan", plan, "county9老师", id);
        county.runJobs();
        race.at(
                "county9",
                "POST " + ROUND + "/extension",
                Map.of(
                        "closesOn",
                        "2026-11-25",
                        "reason",
                        typed.in("school_nomination.extension_reason@several", "放假")),
                id);
        race.at(
                "county9",
                "PUT " + ROUND + "/schools/{schoolId}/places",
                Map.of("individuals", 5, "collectives", 2, "reason", typed.in("school_nomination.places_reason", "调整")),
                id,
                "s901");

        school_list(id);
        screening(id);
        signing(id);
        by.endNotice();
        race.at(
                "county9",
                "PUT " + ROUND + "/decision",
                Map.of("text", typed.in("county_round.decision_text", "决定如下")),
                id);
        race.task("county9", "Task_IssueDecision", approve("opinion.opinion@round"));
        race.late("county9", "PUT " + ROUND + "/decision", Map.of("text", "改"), "county9老师", id);
        county.runJobs();
        assertThat(by.awards()).as("numbers, each once").doesNotHaveDuplicates().isNotEmpty();
    }

    private void school_list(UUID round) {
        UUID list = by.nomination("s901");
        schools.goOn(port, round);
        race.at(
                "s901brigade",
                "PUT " + NOMINATION + "/nil-return",
                Map.of("reason", typed.in("school_nomination.nil_reason", "无人符合")),
                list);
        http.call(
                "s901brigade",
                "PUT",
                "/api/county-awards/nominations/" + list + "/nil-return",
                Map.of("reason", ""),
                204);
        Map<String, Object> nominee =
                Map.of("pupilId", schools.pupil("s901q01", 1), "reason", typed.in("county_nominee.reason", "乐于助人"));
        long row = race.at("s901brigade", "POST " + NOMINATION + "/rows", nominee, list)
                .get("id")
                .asLong();
        assertThat(rows("county_nominee", "round_id", round.toString())).isOne();
        race.at(
                "s901brigade",
                "PUT " + NOMINATION + "/rows/{rowId}",
                Map.of("reason", typed.in("county_nominee.reason", "乐于助人，热爱集体")),
                list,
                row);
        race.with(
                "s901brigade",
                "POST " + NOMINATION + "/rows/{rowId}/evidence",
                typed.in("document.filename@nomination", "材料") + ".pdf",
                SchoolRound.PDF,
                "",
                list,
                row);
        UUID document = jdbc.queryForObject(
                "select min(document_id::text)::uuid from honors.county_evidence where nominee_id = ?",
                UUID.class,
                row);
        race.at(
                "s901brigade",
                "DELETE " + NOMINATION + "/rows/{rowId}/evidence/{documentId}",
                null,
                list,
                row,
                document);
        long second = schools.nominate("s901", list, schools.pupil("s901q01", 2), "爱劳动");
        race.at("s901brigade", "DELETE " + NOMINATION + "/rows/{rowId}", null, list, second);
        race.with(
                "s901brigade",
                "POST " + NOMINATION + "/sheet",
                "n.csv",
                "学号,姓名,推荐理由\n901102,乙小一,爱劳动\n".getBytes(StandardCharsets.UTF_8),
                "?apply=true",
                list);
        race.at(
                "s901brigade",
                "DELETE " + NOMINATION + "/rows/{rowId}",
                null,
                list,
                jdbc.queryForObject(
                        "select id from honors.county_nominee where nomination_id = cast(? as uuid) and reason = '爱劳动'",
                        Long.class,
                        list.toString()));
        schools.nominate("s901", list, schools.pupil("s901q01", 3), "热爱集体");
        race.task("s901brigade", "Task_NominateForCounty", Map.of());
        race.late(
                "s901brigade",
                "PUT " + NOMINATION + "/rows/{rowId}",
                Map.of("reason", "改"),
                "s901brigade老师",
                list,
                row);

        List<Map<String, Object>> approved = new java.util.ArrayList<>();
        schools.rows("s901", list)
                .forEach(each -> approved.add(Map.of("rowId", each.get("id").asLong(), "decision", "APPROVED")));
        race.at("s901chair", "PUT " + NOMINATION + "/decisions", approved, list);
        race.at("s901chair", "PUT " + NOMINATION + "/meeting", meeting("nomination_meeting"), list);
        race.with(
                "s901chair",
                "POST " + NOMINATION + "/seal",
                typed.in("document.filename@nomination", "盖章") + ".pdf",
                SchoolRound.PDF,
                "",
                list);
        String version = http.call("s901chair", "GET", "/api/county-awards/nominations/" + list, null, 200)
                .get("code")
                .asText();
        race.at("s901chair", "PUT " + NOMINATION + "/seal/confirmation", Map.of("code", version), list);
        race.task("s901chair", "Task_DecideSchoolNomination", approve("opinion.opinion@nomination"));
        race.late("s901committee", "PUT " + NOMINATION + "/decisions", approved, "s901chair老师", list);
        race.at(
                "s901brigade",
                "POST " + NOMINATION + "/withdrawal",
                Map.of("reason", typed.in("opinion.opinion@nomination", "少一人")),
                list);
        by.handIn("s901");
    }

    private void screening(UUID round) {
        List<Long> all = jdbc.queryForList(
                "select id from honors.county_nominee where round_id = ? and reserved order by id", Long.class, round);
        race.at(
                "county9",
                "POST " + ROUND + "/screening/decisions",
                decision("RETURN", typed.in("county_nominee.screening_remark", "请补充"), all.get(0)),
                round);
        race.at(
                "county9",
                "POST " + ROUND + "/schools/{schoolId}/return",
                Map.of("remark", typed.in("school_nomination.return_remark", "请更正"), "closesAt", "2026-11-20"),
                round,
                "s901");
        by.handIn("s901");
        int open = jdbc.queryForObject(
                "select count(*)::int from honors.county_nominee where round_id = ? and reserved and screening is null",
                Integer.class,
                round);
        race.at(
                "county9",
                "POST " + ROUND + "/screening/decisions/all",
                Map.of("decision", "PASS", "count", open),
                round);
        by.closeWindow();
        // and the two days by which the round was extended
        clock.advance(java.time.Duration.ofDays(2));
        county.runJobs();
        race.task("county9", "Task_ScreenNominations", approve("opinion.opinion@round"));
        race.late(
                "county9",
                "POST " + ROUND + "/screening/decisions",
                decision("PASS", null, all.get(0)),
                "county9老师",
                round);
        county.runJobs();
    }

    private static Map<String, Object> decision(String decision, String remark, long row) {
        Map<String, Object> body = new HashMap<>(Map.of("decision", decision, "rows", List.of(Map.of("id", row))));
        body.put("remark", remark);
        return body;
    }

    private void signing(UUID round) {
        UUID id = jdbc.queryForObject("select signing_id from honors.county_round where id = ?", UUID.class, round);
        String ref =
                jdbc.queryForObject("select min(ref) from honors.signing_row where signing_id = ?", String.class, id);
        String dissent = "/api/signings/{id}/organs/{organ}/dissents/{ref}";
        race.at(
                "league9",
                "PUT " + dissent,
                Map.of("reason", typed.in("signing_dissent.reason", "事迹不足")),
                id,
                "league",
                ref);
        race.at("league9", "DELETE " + dissent, null, id, "league", ref);
        http.call(
                "league9",
                "PUT",
                "/api/signings/" + id + "/organs/league/dissents/" + ref,
                Map.of("reason", typed.in("signing_dissent.reason", "事迹不足")),
                204);
        race.task("league9", "Task_SignList", approve("signature.opinion"));
        http.complete("county9", APPROVE, 204);
        county.runJobs();
        race.late("league9", "PUT " + dissent, Map.of("reason", "改"), "county9老师", id, "league", ref);
        int version = http.call("county9", "GET", "/api/signings/" + id + "/rows?which=IN_DISPUTE", null, 200)
                .at("/rows/0/settledVersion")
                .asInt();
        race.at(
                "county9",
                "PUT /api/signings/{id}/rows/{ref}/settlement",
                Map.of("keep", true, "reason", typed.in("signing_row.settled_reason", "已补充材料"), "version", version),
                id,
                ref);
        race.at(
                "county9",
                "PUT /api/signings/{id}/minutes",
                Map.of(
                        "heldOn",
                        "2026-11-02",
                        "place",
                        typed.in("signing_minutes.place", "会议室"),
                        "chair",
                        typed.in("signing_minutes.chair", "王主任"),
                        "attendees",
                        List.of(typed.in("signing_minutes.attendees", "李同志"), "张同志"),
                        "resolution",
                        typed.in("signing_minutes.resolution", "保留")),
                id);
        race.task("county9", "Task_SettleDisputes", APPROVE);
        county.runJobs();
    }

    private void cancelled_round() {
        UUID id = by.draft("little-red-flower");
        by.plan(Map.of(
                "closesOn",
                LocalDate.now(clock).plusDays(20).toString(),
                "opensOn",
                LocalDate.now(clock).toString()));
        by.answer("county9", "approve", 204);
        county.runJobs();
        race.at(
                "county9",
                "POST " + ROUND + "/cancellation",
                Map.of("reason", typed.in("county_round.cancel_reason", "改期")),
                id);
    }

    private void revocations() {
        awarded.begin();
        try {
            schools.goOn(port, null);
            String proposal = "POST /api/revocations";
            UUID first = UUID.fromString(race.at(
                            "s901brigade",
                            proposal,
                            Map.of("number", AwardedPupil.ONE_STAR, "reason", typed.in("revocation.reason", "材料不实")))
                    .get("id")
                    .asText());
            race.with(
                    "s901brigade",
                    "POST /api/revocations/{id}/files",
                    typed.in("document.filename@revocation", "证据") + ".pdf",
                    SchoolRound.PDF,
                    "",
                    first);
            UUID file = jdbc.queryForObject(
                    "select min(id::text)::uuid from honors.document where case_id = ?", UUID.class, first.toString());
            race.at("s901brigade", "DELETE /api/revocations/{id}/files/{fileId}", null, first, file);
            race.at(
                    "s901brigade",
                    "POST /api/revocations/{id}/withdrawal",
                    Map.of("reason", typed.in("opinion.opinion@revocation", "误提")),
                    first);

            UUID id = UUID.fromString(http.call(
                            "county8",
                            "POST",
                            "/api/revocations",
                            Map.of("number", AwardedPupil.ONE_STAR, "reason", typed.in("revocation.reason", "材料不实")),
                            201)
                    .get("id")
                    .asText());
            race.task(
                    "s901brigade",
                    "Task_HearSchool",
                    Map.of("decision", "approve", "opinion", typed.in("opinion.opinion@revocation", "属实")));
            race.at(
                    "s901committee",
                    "PUT /api/revocations/{id}/public-reason",
                    Map.of("publicReason", "untrue-material"),
                    id);
            race.task("s901committee", "Task_DecideRevocation", approve("opinion.opinion@revocation"));
            race.late(
                    "s901committee",
                    "PUT /api/revocations/{id}/public-reason",
                    Map.of("publicReason", "untrue-material"),
                    "s901committee老师",
                    id);
            race.late("county8", "POST /api/revocations/{id}/withdrawal", Map.of(), "s901committee老师", id);
            county.runJobs();
            String award = http.call("county9", "GET", "/api/revocations/" + id, null, 200)
                    .at("/dependents/0/awardId")
                    .asText();
            race.at(
                    "county9",
                    "PUT /api/revocations/{id}/dependents/{awardId}",
                    Map.of("answer", "KEEP", "reason", typed.in("revocation_dependent.reason", "另有事迹")),
                    id,
                    award);
            race.task("county9", "Task_ReviewDependents", Map.of());
            race.late(
                    "county9",
                    "PUT /api/revocations/{id}/dependents/{awardId}",
                    Map.of("answer", "KEEP", "reason", "改"),
                    "county9老师",
                    id,
                    award);
        } finally {
            awarded.end();
        }
    }

    private void accounts() {
        Map<String, Object> wanted = Map.of("name", "新老师", "login", "AtOnce9", "posts", List.of());
        long person =
                race.at("admin9", "POST /api/accounts", wanted).get("personId").asLong();
        race.at("admin9", "PUT /api/accounts/{person}/email", Map.of("email", "new@school.example"), person);
        Map<String, Object> post = Map.of("kind", "SCHOOL_COMMITTEE_MEMBER", "organId", "s902");
        long given = race.at("admin9", "POST /api/accounts/{person}/posts", post, person)
                .at("/posts/0/id")
                .asLong();
        race.at("admin9", "DELETE /api/accounts/{person}/posts/{post}", null, person, given);
        race.at("admin9", "POST /api/accounts/{person}/{action}", null, person, "disable");
        jdbc.update("insert into honors.totp (login, secret, enabled_at) values ('AtOnce9', '\\x00', now())");
        race.at("admin9", "POST /api/accounts/{login}/totp-reset", null, "AtOnce9");
        Long without =
                jdbc.queryForObject("insert into honors.person (name) values ('无账号老师') returning id", Long.class);
        race.at("admin9", "POST /api/accounts/{person}/account", Map.of("login", "AtOnce8"), without);
    }

    private void the_rest() {
        race.at(
                "s901q01",
                "PUT /api/basic-badges/{squadronId}/cells",
                Map.of(
                        "term",
                        http.call("s901q01", "GET", "/api/basic-badges/s901q01", null, 200)
                                .get("term")
                                .asText(),
                        "cells",
                        List.of(Map.of(
                                "pupilId",
                                jdbc.queryForObject("select id from honors.pupil where number = '901110'", Long.class),
                                "badge",
                                "JIEYUE",
                                "held",
                                true,
                                "seen",
                                0))),
                "s901q01");
        race.at("admin9", "POST /api/mails/retry", Map.of());
        race.at("admin9", "POST /api/working-calendar/announcement", Map.of("text", ""));
        JsonNode year = http.call("admin9", "GET", "/api/working-calendar/2026", null, 200);
        race.at(
                "admin9",
                "PUT /api/working-calendar/{year}",
                Map.of(
                        "version",
                        year.get("version").asInt(),
                        "confirmed",
                        year.get("confirmed").asBoolean(),
                        "days",
                        new com.fasterxml.jackson.databind.ObjectMapper().convertValue(year.get("days"), List.class)),
                2026);
        Map<String, Object> profile = new HashMap<>(new com.fasterxml.jackson.databind.ObjectMapper()
                .convertValue(
                        http.call("admin9", "GET", "/api/county/profile", null, 200)
                                .get("set"),
                        Map.class));
        profile.put("noticeIssuer", "惠水县少先队工作委员会办公室");
        race.at("admin9", "PUT /api/county/profile", profile);
        String declared = race.at(
                        "s902q01",
                        "POST /api/kinship",
                        Map.of("schoolId", "s901", "pupilNumber", "901101", "relation", "CHILD"))
                .get("id")
                .asText();
        race.at("s902q01", "DELETE /api/kinship/{id}", null, declared);
        byte[] roster = "年级,中队,学号,姓名,性别,出生年月\n三年级,三(1)中队,901101,甲小1,女,2017-10\n".getBytes(StandardCharsets.UTF_8);
        String first = race.with("s901brigade", "POST /api/rosters", "名册.csv", roster, "")
                .get("id")
                .asText();
        assertThat(first).isNotEqualTo("");
        String second = SchoolRound.json(schools.upload("s901brigade", "/api/rosters", "名册.csv", roster))
                .get("id")
                .asText();
        race.at("s901brigade", "DELETE /api/rosters/{id}", null, second);
        jdbc.update("insert into honors.organ (id, kind, name, parent_id) values ('town93', 'TOWN_COMMITTEE', '旧镇少工委', "
                + "'county')");
        race.at("admin9", "POST /api/county/units/{unit}/closing", Map.of("lastDay", "2026-11-01"), "town93");
        race.at("admin9", "DELETE /api/county/units/{unit}/closing", null, "town93");
        race.at("admin9", "POST /api/county/units", Map.of("kind", "SCHOOL", "name", "测试三小", "parentId", "town91"));
        race.at("admin9", "PUT /api/county/units/{unit}", Map.of("name", "测试二小", "parentId", "town91"), "s902");
        race.at("admin9", "POST /api/county/units/{unit}/squadrons", Map.of("name", "雏鹰中队", "grade", 5), "s902");
        byte[] workbook = "类别,名称\n学校,测试三小\n".getBytes(StandardCharsets.UTF_8);
        race.with("admin9", "POST /api/county/imports", "建县表.csv", workbook, "");
        String given = SchoolRound.json(schools.upload("admin9", "/api/county/imports", "建县表.csv", workbook))
                .get("id")
                .asText();
        race.at("admin9", "DELETE /api/county/imports/{id}", null, given);
    }

    private Map<String, Object> approve(String field) {
        return Map.of("decision", "approve", "opinion", typed.in(field, "同意"));
    }

    private Map<String, Object> meeting(String table) {
        Map<String, Object> meeting = new HashMap<>(MEETING);
        meeting.putAll(
                Map.of("place", typed.in(table + ".place", "会议室"), "minutes", typed.in(table + ".minutes", "逐人讨论")));
        return meeting;
    }

    private int rows(String table, String column, String value) {
        return jdbc.queryForObject(
                "select count(*)::int from honors." + table + " where " + column + "::text = ?", Integer.class, value);
    }
}
