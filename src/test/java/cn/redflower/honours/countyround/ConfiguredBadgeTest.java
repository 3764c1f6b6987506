package cn.redflower.honours.countyround;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.nomination.SchoolRound;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.OtherSettings;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Another special badge of the county is an entry in the configuration: nothing else is changed for a whole round of
 * it.
 */
@OtherSettings
class ConfiguredBadgeTest {

    @Autowired
    CountyRoundByApi county;

    @Autowired
    SmallCounty people;

    @Autowired
    SchoolRound schools;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AdjustableClock clock;

    @LocalServerPort
    int port;

    @AfterEach
    void as_it_was() {
        clock.reset();
        people.withoutRounds();
    }

    @Test
    void a_badge_of_the_configuration_has_its_own_places_ladder_signers_notice_and_numbers() {
        county.settle(port);
        Http http = new Http(port);
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, squadron_id, school_id, school_year,
                    awarded_by, awarded_on, case_id, row_ref)
                values (gen_random_uuid(), 'HSXJG-2024-00001', 'golden-fruit', 'COLLECTIVE', 's901q01', 's901',
                    '2024-2025', 'county', '2025-05-20', 'earlier', 'q')""");
        UUID round = county.draft("reading-star");
        assertThat(county.get("/preview").get("individualPlaces").asInt())
                .as("of the county")
                .isEqualTo(3);
        assertThat(county.get("/preview").at("/schools/0/individualPlaces").asInt())
                .as("of a school")
                .isEqualTo(2);
        assertThat(county.get("/preview").at("/schools/0/collectivePlaces").asInt())
                .as("a quarter of two squadrons, rounded up")
                .isEqualTo(1);
        county.plan(Map.of());
        county.answer("county9", "approve", 204);
        people.runJobs();
        assertThat(http.taskNames("s901brigade")).containsExactly("惠水少年阅读章 · 测试一小 · 2026-2027 学年 — 推荐报县人选");

        JsonNode candidates =
                http.call("s901brigade", "GET", SchoolRound.path(county.nomination("s901")) + "/candidates", null, 200);
        assertThat(StreamSupport.stream(candidates.get("collectives").spliterator(), false)
                        .filter(c -> c.get("eligible").asBoolean())
                        .map(c -> c.get("squadronId").asText()))
                .as("who holds the step below")
                .containsExactly("s901q01");
        assertThat(candidates.at("/collectives/0/reasons/0").asText()).contains("2024-2025 至 2026-2027", "小金果奖章");
        http.call(
                "s901brigade",
                "POST",
                SchoolRound.path(county.nomination("s901")) + "/rows",
                Map.of("squadronId", "s901q01", "reason", "人人有书"),
                200);
        county.submit("s901", 1, 2);
        schools.goOn(port, round);
        schools.nominate("s902", county.nomination("s902"), schools.pupil("s902q01", 1), "一");
        schools.nominate("s902", county.nomination("s902"), schools.pupil("s902q01", 2), "二");
        schools.handIn("s902", 204);
        schools.approveAll("s902", county.nomination("s902"));
        assertThat(schools.submit("s902", 409).get("code").asText())
                .as("one of the county's three is left")
                .isEqualTo("countyaward.places.county.individuals");

        county.closeWindow();
        county.passAll();
        assertThat(http.worklist("league9")).isEmpty();
        county.sign("education9", "county9");
        assertThat(jdbc.queryForObject(
                        "select working_days::int from honors.notice where case_id = ?",
                        Integer.class,
                        round.toString()))
                .isEqualTo(2);
        county.endNotice();
        county.issue();
        assertThat(county.overview().get("decisionNumber").asText()).isEqualTo("惠少阅〔2026〕1号");
        assertThat(county.awards()).containsExactly("HSYDZ-2026-00001", "HSYDZ-2026-00002", "HSYDZ-2026-00003");
        assertThat(jdbc.queryForList("select distinct award from honors.certificate", String.class))
                .containsExactly("惠水少年阅读章");
    }
}
