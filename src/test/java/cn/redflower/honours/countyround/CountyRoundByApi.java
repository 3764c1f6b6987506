package cn.redflower.honours.countyround;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A round of the county in a few words, as its people lead it by the API; from 2026-11-02, with the window until
 * 2026-11-23.
 */
@TestComponent
public class CountyRoundByApi {

    private final SmallCounty county;
    private final SchoolRound schools;
    private final JdbcTemplate jdbc;
    private final AdjustableClock clock;
    private Http http;
    private int port;
    private UUID round;

    public CountyRoundByApi(SmallCounty county, SchoolRound schools, JdbcTemplate jdbc, AdjustableClock clock) {
        this.county = county;
        this.schools = schools;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The small county on a Monday in November, without rounds and awards. */
    public void settle(int port) {
        this.port = port;
        http = new Http(port);
        county.settle();
        clock.setTo(OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant());
        county.withoutRounds();
        jdbc.execute("truncate honors.mail cascade");
    }

    /** Last year's one star for every pupil and squadron of both schools. */
    public void lastYearsStars() {
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id, school_id,
                    school_year, awarded_by, awarded_on, case_id, row_ref)
                select gen_random_uuid(), 'HS1X-2025-' || p.number, 'one-star', 'INDIVIDUAL', p.id, p.squadron_id,
                    p.school_id, '2025-2026', p.school_id, '2026-05-20', 'last-year', p.id::text
                from honors.pupil p where p.school_id in ('s901', 's902')""");
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, squadron_id, school_id, school_year,
                    awarded_by, awarded_on, case_id, row_ref)
                select gen_random_uuid(), 'HS1X-2025-' || q.id, 'one-star', 'COLLECTIVE', q.id, q.school_id,
                    '2025-2026', q.school_id, '2026-05-20', 'last-year', q.id
                from honors.squadron q where q.school_id in ('s901', 's902')""");
    }

    public UUID draft(String kind) {
        round = UUID.fromString(http.call(
                        "county9",
                        "POST",
                        "/api/county-awards/rounds",
                        Map.of("awardKind", kind, "schoolYear", "2026-2027"),
                        201)
                .get("roundId")
                .asText());
        return round;
    }

    /** Saves the plan with these changes. */
    public void plan(Map<String, Object> changes) {
        Map<String, Object> plan =
                new HashMap<>(new ObjectMapper().convertValue(get("/plan").get("plan"), Map.class));
        plan.putAll(Map.of("contactName", "王老师", "closesOn", "2026-11-23", "contactPhone", "0854-0000000"));
        plan.putAll(changes);
        http.call("county9", "PUT", path("/plan"), plan, 200);
    }

    /** Drafts, plans and opens a round; the schools have their tasks. */
    public UUID open(String kind) {
        draft(kind);
        plan(Map.of());
        answer("county9", "approve", 204);
        county.runJobs();
        return round;
    }

    /** Goes on with an earlier round. */
    public void goOn(UUID earlier) {
        round = earlier;
    }

    /**
     * A school nominates the pupils at these positions of its first squadron and hands in; gives the first row's id.
     */
    public long submit(String school, int... positions) {
        UUID nomination = nomination(school);
        schools.goOn(port, round);
        long first = 0;
        for (int position : positions) {
            long row = schools.nominate(school, nomination, schools.pupil(school + "q01", position), "乐于助人" + position);
            first = first == 0 ? row : first;
        }
        handIn(school);
        return first;
    }

    /** A school hands its list in, as it is. */
    public void handIn(String school) {
        schools.goOn(port, round);
        schools.handIn(school, 204);
        schools.approveAll(school, nomination(school));
        schools.submit(school, 204);
    }

    /** The window ends; whoever has not handed in has waived. */
    public void closeWindow() {
        clock.advance(Duration.ofDays(22));
        county.runJobs();
    }

    /** The county passes every row; the list goes to the signers. */
    public void passAll() {
        int count = jdbc.queryForObject(
                "select count(*)::int from honors.county_nominee where round_id = ? and reserved and screening is null",
                Integer.class,
                round);
        http.call("county9", "POST", path("/screening/decisions/all"), Map.of("decision", "PASS", "count", count), 200);
        answer("county9", "approve", 204);
        county.runJobs();
    }

    /** These people sign, in this order. */
    public void sign(String... logins) {
        for (String login : logins) {
            answer(login, "approve", 204);
        }
        county.runJobs();
    }

    /** The notice's working days pass. */
    public void endNotice() {
        clock.advance(Duration.ofDays(8));
        county.runJobs();
    }

    /** The decision is issued and the awards are given. */
    public void issue() {
        answer("county9", "approve", 204);
        county.runJobs();
    }

    public JsonNode answer(String login, String decision, int status) {
        return http.complete(login, Map.of("decision", decision), status);
    }

    /** The numbers of what was awarded, in their order. */
    public List<String> awards() {
        return StreamSupport.stream(get("/awards").spliterator(), false)
                .map(a -> a.get("number").asText())
                .toList();
    }

    public JsonNode overview() {
        return get("");
    }

    public JsonNode get(String path) {
        return http.call("county9", "GET", path(path), null, 200);
    }

    public UUID nomination(String school) {
        return jdbc.queryForObject(
                "select id from honors.school_nomination where round_id = ? and school_id = ?",
                UUID.class,
                round,
                school);
    }

    /** Under the round's address in the API. */
    public String path(String rest) {
        return "/api/county-awards/rounds/" + round + rest;
    }
}
