package cn.redflower.casework.letters;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.countyround.CountyRoundByApi;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A task that had nobody to go to is reported, whichever flow's it is: also what a round has called. */
@IntegrationTest
class FallbackLettersTest {

    @Autowired
    SmallCounty county;

    @Autowired
    CountyRoundByApi by;

    @Autowired
    AdjustableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void a_round_is_nominated_for() {
        by.settle(port);
        by.lastYearsStars();
        by.open("two-star");
        by.submit("s901", 1, 2, 3);
        by.closeWindow();
    }

    @AfterEach
    void as_it_was() {
        clock.reset();
    }

    @Test
    void a_signature_that_an_organ_without_people_should_give_is_reported_to_the_county() {
        retire("education9");
        by.passAll();
        assertThat(new Http(port).worklist("county9")).contains("会签名单");
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("county9@test.example")
                .contains("二星章 · 全县 · 2026-2027 学年", "会签名单", name("education"), name("county"));
    }

    private void retire(String login) {
        jdbc.update(
                "update honors.post set until = '2026-11-01' where person_id = (select person_id from honors.account "
                        + "where login = ?)",
                login);
        county.synchronize();
    }

    private String name(String organ) {
        return jdbc.queryForObject("select name from honors.organ where id = ?", String.class, organ);
    }

    private List<String> told() {
        return jdbc.queryForList(
                "select recipient || ' ' || model::text from honors.mail where template = 'fallback-used'",
                String.class);
    }
}
