package cn.redflower.honours.countyround.nomination;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.SchoolNominationFlow;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.test.Http;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A round of the county as its schools meet it, opened at 2026-11-02 until the end of 2026-11-30, and what people of a
 * school do in it.
 */
@TestComponent
public class SchoolRound {

    /** A PDF with an empty page. */
    public static final byte[] PDF = """
            %PDF-1.4
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Kids[3 0 R]/Count 1>>
            endobj
            3 0 obj
            <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>
            endobj
            trailer
            <</Root 1 0 R/Size 4>>
            %%EOF
            """.getBytes(StandardCharsets.US_ASCII);

    private static final String API = "/api/county-awards/nominations/";

    private final JdbcTemplate jdbc;
    private final SmallCounty county;
    private final CountyRounds rounds;
    private final SchoolNominations nominations;
    private final SchoolNominationFlow flow;
    private final TransactionTemplate transaction;
    private final org.camunda.bpm.engine.IdentityService identities;
    private UUID round;
    private Http http;

    public SchoolRound(
            JdbcTemplate jdbc,
            SmallCounty county,
            CountyRounds rounds,
            SchoolNominations nominations,
            SchoolNominationFlow flow,
            org.springframework.transaction.PlatformTransactionManager manager,
            org.camunda.bpm.engine.IdentityService identities) {
        this.identities = identities;
        this.jdbc = jdbc;
        this.county = county;
        this.rounds = rounds;
        this.nominations = nominations;
        this.flow = flow;
        this.transaction = new TransactionTemplate(manager);
    }

    /** Opens a round of this award with so many places for the county. */
    public void open(int port, String kind, int individuals, int collectives) {
        http = new Http(port);
        round = UUID.randomUUID();
        jdbc.update("""
                insert into honors.county_round (id, award_kind, school_year, status, opens_on, closes_at, born_from,
                    born_until, individual_places, collective_places,
                    signers, signing_days, notice_days, contact_name, drafted_by, drafted_at, opened_by, opened_at)
                values (?, ?, '2026-2027', 'NOMINATING', '2026-11-02', '2026-12-01T00:00:00+08:00', '2012-01-01',
                    '2020-12-01', ?, ?, '{league,county}', 3, 5, '王老师',
                    'county9', '2026-11-02T08:00:00+08:00', 'county9',
                        '2026-11-02T08:00:00+08:00')""", round, kind, individuals, collectives);
    }

    /** Goes on with a round that was opened as people do it. */
    public void goOn(int port, UUID opened) {
        http = new Http(port);
        round = opened;
    }

    /** A school takes part with so many places. */
    public UUID join(String school, int individuals, int collectives) {
        UUID id = UUID.randomUUID();
        jdbc.update("""
                insert into honors.school_nomination (id, round_id, school_id, status, individual_base,
                    individual_places, collective_base, collective_places, closes_at)
                values (?, ?, ?, 'PREPARING', 18, ?, 2, ?,
                    '2026-12-01T00:00:00+08:00')""", id, round, school, individuals, collectives);
        transaction.executeWithoutResult(tx -> flow.start(
                rounds.find(round).orElseThrow(), nominations.find(id).orElseThrow()));
        county.runJobs();
        return id;
    }

    public UUID id() {
        return round;
    }

    /**
     * Asks the schools' flow for something, in a transaction, by somebody of the county who is logged in at the engine
     * and belongs to no school.
     */
    public void ask(java.util.function.Consumer<SchoolNominationFlow> what) {
        identities.setAuthentication("county9", java.util.List.of("county"), java.util.List.of());
        try {
            transaction.executeWithoutResult(tx -> what.accept(flow));
            assertThat(identities.getCurrentAuthentication().getUserId()).isEqualTo("county9");
        } finally {
            identities.clearAuthentication();
        }
    }

    public static String path(UUID nomination) {
        return API + nomination;
    }

    public long pupil(String squadron, int position) {
        return jdbc.queryForObject(
                "select id from honors.pupil where squadron_id = ? order by number offset ? limit 1",
                Long.class,
                squadron,
                position - 1);
    }

    /** The brigade counselor nominates; gives the row's id. */
    public long nominate(String school, UUID nomination, long pupil, String reason) {
        return http.call(
                        school + "brigade",
                        "POST",
                        path(nomination) + "/rows",
                        Map.of("pupilId", pupil, "reason", reason),
                        200)
                .get("id")
                .asLong();
    }

    /** The brigade counselor gives the list to the committee. */
    public JsonNode handIn(String school, int status) {
        return http.complete(school + "brigade", Map.of(), status);
    }

    /** The chair approves every open row, records the meeting and uploads the stamped scan; the task is still hers. */
    public void approveAll(String school, UUID nomination) {
        for (JsonNode row : rows(school, nomination)) {
            if (row.get("open").asBoolean()) {
                decide(school, nomination, row.get("id").asLong(), "APPROVED", null, 204);
            }
        }
        meet(school, nomination);
        assertThat(upload(school + "chair", path(nomination) + "/seal", "盖章.pdf", PDF)
                        .statusCode())
                .isEqualTo(200);
    }

    public void meet(String school, UUID nomination) {
        http.call(
                school + "chair",
                "PUT",
                path(nomination) + "/meeting",
                Map.of(
                        "heldOn",
                        "2026-11-02",
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

    public JsonNode decide(String school, UUID nomination, long row, String decision, String reason, int status) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("rowId", row, "decision", decision));
        body.put("reason", reason);
        return http.call(school + "chair", "PUT", path(nomination) + "/decisions", java.util.List.of(body), status);
    }

    /** The committee hands the list in. */
    public JsonNode submit(String school, int status) {
        return http.complete(school + "chair", Map.of("decision", "approve"), status);
    }

    /** From nominating one pupil of the first squadron to the county. */
    public long submitOne(String school, UUID nomination, int position) {
        long row = nominate(school, nomination, pupil(school + "q01", position), "乐于助人");
        handIn(school, 204);
        approveAll(school, nomination);
        submit(school, 204);
        return row;
    }

    public JsonNode rows(String school, UUID nomination) {
        return http.call(school + "chair", "GET", path(nomination) + "/rows", null, 200);
    }

    public String status(UUID nomination) {
        return jdbc.queryForObject(
                "select status from honors.school_nomination where id = ?", String.class, nomination);
    }

    public int reserved() {
        return jdbc.queryForObject(
                "select count(*)::int from honors.county_nominee where round_id = ? and reserved",
                Integer.class,
                round);
    }

    /** The county office's word over a row, as the screening writes it. */
    public void screen(long row, String screening, String remark) {
        jdbc.update(
                "update honors.county_nominee set screening = ?, screening_remark = ?, reserved = (? = 'PASSED') where "
                        + "id = ?",
                screening,
                remark,
                screening,
                row);
    }

    /** The county gives the list back. */
    public void giveBack(UUID nomination, String remark) {
        transaction.executeWithoutResult(tx -> {
            nominations.returned(nomination, cn.redflower.honours.countyround.SchoolNomination.Status.RETURNED, remark);
            flow.returned(nomination);
        });
    }

    public HttpResponse<String> upload(String login, String path, String filename, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body.write(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(content);
            body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return http.raw(login, "POST", path, "multipart/form-data; boundary=b", body.toByteArray());
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
