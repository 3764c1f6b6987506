package cn.redflower.honours.onestar;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** A one-star round of school {@code s901} that is led by the API to where a test begins. */
@TestComponent
public class OneStarByApi {

    private final SmallCounty county;
    private final JdbcTemplate jdbc;
    private final AdjustableClock clock;
    private Http http;
    private String evaluation;

    public OneStarByApi(SmallCounty county, JdbcTemplate jdbc, AdjustableClock clock) {
        this.county = county;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The small county without rounds, nine o'clock on a day. */
    public void settle(int port, String day) {
        http = new Http(port);
        county.settle();
        at(day + "T09:00");
        county.withoutRounds();
        jdbc.execute("truncate honors.mail cascade");
    }

    /** It is this time in the county. */
    public void at(String time) {
        clock.setTo(LocalDateTime.parse(time).toInstant(ZoneOffset.ofHours(8)));
    }

    public JsonNode open(String deadline, int status) {
        JsonNode opened = http.call(
                "county9",
                "POST",
                "/api/one-star/rounds",
                Map.of("nominationDeadline", deadline, "schools", List.of("s901")),
                status);
        if (status == 201) {
            evaluation = opened.at("/opened/0/evaluationId").asText();
            county.runJobs();
        }
        return opened;
    }

    /**
     * Both squadrons have nominated, the lists are checked, the committee has decided every row and recorded its
     * meeting.
     */
    public void decided() {
        for (String squadron : List.of("s901q01", "s901q02")) {
            Long pupil =
                    jdbc.queryForObject("select min(id) from honors.pupil where squadron_id = ?", Long.class, squadron);
            http.call(
                    squadron,
                    "PUT",
                    path("/squadrons/" + squadron + "/nominees/" + pupil),
                    Map.of("reason", "乐于助人"),
                    204);
            http.complete(squadron, Map.of(), 204);
        }
        http.complete("s901brigade", Map.of("decision", "approve"), 204);
        List<Map<String, Object>> approved = StreamSupport.stream(
                        http.call("s901chair", "GET", path("/nominees"), null, 200)
                                .spliterator(),
                        false)
                .map(row ->
                        Map.<String, Object>of("nomineeId", row.get("nomineeId").asLong(), "decision", "APPROVED"))
                .toList();
        http.call("s901chair", "PUT", path("/decisions"), approved, 200);
        http.call(
                "s901chair",
                "PUT",
                path("/meeting"),
                Map.of(
                        "heldOn",
                        LocalDate.now(clock).toString(),
                        "expected",
                        5,
                        "present",
                        5,
                        "inFavour",
                        5,
                        "against",
                        0,
                        "abstained",
                        0),
                200);
    }

    /** The committee concludes, so that the notice begins. */
    public JsonNode conclude(int status) {
        return http.complete("s901chair", Map.of("decision", "approve"), status);
    }

    public String evaluation() {
        return evaluation;
    }

    public JsonNode overview() {
        return http.call("s901chair", "GET", path(""), null, 200);
    }

    public String path(String rest) {
        return "/api/one-star/evaluations/" + evaluation + rest;
    }
}
