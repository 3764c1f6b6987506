package cn.redflower.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.AtOnce;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who guesses passwords is slowed down; whose account it is still gets in. */
@IntegrationTest
class LockingOutTest {

    private static final String PAGE = "/api/working-calendar";
    private static final String RIGHT = SmallCounty.PASSWORD;
    private static int addresses;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void settle() {
        county.settle();
        jdbc.update("delete from honors.login_failure");
        jdbc.update("delete from honors.login_address");
    }

    private Visitor somebody() {
        return new Visitor(port, "203.0.113." + ++addresses);
    }

    private static int status(HttpResponse<String> answer) {
        return answer.statusCode();
    }

    private void letPass(String time) {
        jdbc.update(
                "update honors.login_failure set barred_until = barred_until - cast(? as interval), last_at "
                        + "= last_at - "
                        + "cast(? as interval)",
                time,
                time);
    }

    private long waitOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        return Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void five_wrong_passwords_bar_the_account_at_that_address_and_each_further_one_doubles_the_wait() {
        Visitor guesser = somebody();
        for (int i = 0; i < 5; i++) {
            assertThat(status(guesser.basic("s901q01", "wrong" + i, PAGE))).isEqualTo(401);
        }
        HttpResponse<String> barred = guesser.basic("s901q01", RIGHT, PAGE);
        assertThat(waitOf(barred)).isBetween(50L, 60L);
        assertThat(Visitor.problem(barred).get("code").asText()).isEqualTo("account.too-many-attempts");
        assertThat(Visitor.problem(barred).get("detail").asText()).isEqualTo("登录失败的次数太多，请 1 分钟后再试。");
        long[] waits = new long[5];
        for (int i = 0; i < 5; i++) {
            letPass("16 minutes");
            assertThat(status(guesser.basic("s901q01", "wrong again", PAGE))).isEqualTo(401);
            waits[i] = (waitOf(guesser.basic("s901q01", RIGHT, PAGE)) + 59) / 60;
        }
        assertThat(waits).containsExactly(2, 4, 8, 15, 15);
        letPass("16 minutes");
        assertThat(status(guesser.basic("s901q01", RIGHT, PAGE)))
                .isNotEqualTo(429)
                .isNotEqualTo(401);
        assertThat(jdbc.queryForList(
                        "select detail from honors.audit_entry where action = 'account.locked' and subject = 's901q01'",
                        String.class))
                .isNotEmpty();
    }

    @Test
    void the_login_page_says_how_long_to_wait_and_has_no_other_way_in() {
        Visitor guesser = somebody();
        long earlier = jdbc.queryForObject("select coalesce(max(number), 0) from honors.audit_entry", Long.class);
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.logIn("s901q02", "wrong")).isEqualTo("/login?error");
        }
        assertThat(guesser.logIn("s901q02", RIGHT)).isEqualTo("/login?wait=1");
        assertThat(guesser.get("/login?wait=1").body()).contains("请 1 分钟后再试");
        assertThat(guesser.get("/login?wait=%E5%8A%A0QQ").body()).doesNotContain("QQ");
        assertThat(jdbc.queryForList(
                        "select distinct address from honors.audit_entry where action = 'login.failed' and subject = "
                                + "'s901q02' and number > ?",
                        String.class,
                        earlier))
                .containsExactly(guesser.address);
        // both doors count together
        assertThat(status(guesser.basic("s901q02", RIGHT, PAGE))).isEqualTo(429);
    }

    @Test
    void whoever_guesses_from_elsewhere_does_not_keep_the_owner_out() {
        Visitor owner = somebody();
        assertThat(owner.logIn("s901chair", RIGHT)).isEqualTo("/");
        for (int botnet = 0; botnet < 8; botnet++) {
            Visitor guesser = somebody();
            for (int i = 0; i < 4; i++) {
                guesser.basic("s901chair", "wrong", PAGE);
            }
        }
        assertThat(status(somebody().basic("s901chair", RIGHT, PAGE)))
                .as("from a new address")
                .isEqualTo(429);
        assertThat(new Visitor(port, owner.address).logIn("s901chair", RIGHT)).isEqualTo("/");
        letPass("6 minutes");
        assertThat(status(somebody().basic("s901chair", RIGHT, PAGE)))
                .as("at most five minutes")
                .isNotEqualTo(429);
    }

    @Test
    void at_an_address_of_her_own_she_waits_a_minute_at_most() {
        Visitor owner = somebody();
        owner.logIn("s901brigade", RIGHT);
        Visitor colleague = new Visitor(port, owner.address);
        for (int i = 0; i < 12; i++) {
            letPass("2 minutes");
            colleague.basic("s901brigade", "wrong", PAGE);
        }
        for (int i = 0; i < 5; i++) {
            colleague.basic("s901brigade", "wrong", PAGE);
        }
        assertThat(waitOf(owner.basic("s901brigade", "wrong", PAGE))).isLessThanOrEqualTo(60);
        letPass("61 seconds");
        assertThat(owner.logIn("s901brigade", RIGHT)).isEqualTo("/");
    }

    @Test
    void one_password_tried_on_many_accounts_bars_the_address() {
        Visitor sprayer = somebody();
        for (int i = 0; i < 30; i++) {
            assertThat(status(sprayer.basic("nobody" + i, "Hs123456", PAGE))).isEqualTo(401);
        }
        assertThat(status(sprayer.basic("s902q01", RIGHT, PAGE))).isEqualTo(429);
        assertThat(status(somebody().basic("s902q01", RIGHT, PAGE))).isNotIn(429, 401);
    }

    @Test
    void a_login_that_nobody_has_gets_the_same_answers() {
        Visitor guesser = somebody();
        HttpResponse<String> unknown = guesser.basic("nosuch", "wrong", PAGE);
        HttpResponse<String> known = guesser.basic("s902q02", "wrong", PAGE);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(known.body());
        for (int i = 0; i < 4; i++) {
            guesser.basic("nosuch", "wrong", PAGE);
            guesser.basic("s902q02", "wrong", PAGE);
        }
        HttpResponse<String> barredUnknown = guesser.basic("nosuch", "wrong", PAGE);
        assertThat(barredUnknown.statusCode()).isEqualTo(429);
        assertThat(barredUnknown.body())
                .isEqualTo(guesser.basic("s902q02", "wrong", PAGE).body());
        assertThat(status(guesser.basic("no\0such\u0001", "wrong", PAGE))).isEqualTo(401);
        assertThat(jdbc.queryForList(
                        "select coalesce(login, '') || coalesce(subject, '') from honors.audit_entry where detail = "
                                + "'unknown'",
                        String.class))
                .as("what was typed may be a password")
                .containsOnly("");
    }

    @Test
    void a_hundred_guesses_at_the_same_moment_are_five() throws Exception {
        Visitor guesser = somebody();
        ExecutorService many = Executors.newFixedThreadPool(12);
        try {
            List<Future<Integer>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> many.submit(() -> status(guesser.basic("s902chair", "wrong" + i, PAGE))))
                    .toList();
            int looked = 0;
            for (Future<Integer> answer : answers) {
                looked += answer.get() == 401 ? 1 : 0;
            }
            assertThat(looked).isEqualTo(5);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void the_first_parallel_requests_of_a_script_with_the_right_password_are_all_let_in() {
        Visitor script = somebody();
        for (int i = 0; i < 4; i++) {
            script.basic("s901committee", "wrong" + i, PAGE);
        }
        assertThat(AtOnce.send(30, i -> script.basic("s901committee", RIGHT, PAGE)))
                .extracting(HttpResponse::statusCode)
                .containsOnly(200);
        assertThat(jdbc.queryForObject(
                        "select coalesce(sum(failures), 0) from honors.login_failure where address = ?",
                        Integer.class,
                        script.address))
                .as("known wrong")
                .isEqualTo(4);
    }

    @Test
    void a_school_whose_teachers_all_log_in_at_the_same_moment_is_let_in() {
        Visitor school = somebody();
        List<String> teachers = jdbc.queryForList(
                "select login from honors.account where login like 's90%' order by login", String.class);
        for (int i = 0; i < 24; i++) {
            school.basic("nobody" + i, "wrong", PAGE);
        }
        assertThat(AtOnce.send(teachers.size(), i -> school.basic(teachers.get(i), RIGHT, "/actuator/prometheus")))
                .extracting(HttpResponse::statusCode)
                .as("known, and of no right to this")
                .containsOnly(403);
    }

    @Test
    void a_script_that_sends_its_password_each_time_writes_nothing_each_time() {
        Visitor script = somebody();
        script.basic("s902brigade", RIGHT, PAGE);
        String before = written();
        for (int i = 0; i < 5; i++) {
            assertThat(status(script.basic("s902brigade", RIGHT, PAGE))).isNotIn(401, 429);
        }
        assertThat(written()).isEqualTo(before);
    }

    private String written() {
        return jdbc.queryForObject("""
                -- how often others were refused is added up every now and then
                select concat_ws('/', (select max(number) from honors.audit_entry
                    where action <> 'request.refused-often'), (select count(*) from honors.login_failure),
                    (select string_agg(xmin::text, ',' order by login, address)
                        from honors.login_address), (select string_agg(xmin::text, ',' order by login)
                        from honors.account))""", String.class);
    }

    @Test
    void a_remembered_password_is_no_way_to_guess_on_while_barred() {
        Visitor script = somebody();
        script.basic("s902committee", RIGHT, PAGE);
        for (int i = 0; i < 5; i++) {
            script.basic("s902committee", "wrong" + i, PAGE);
        }
        assertThat(status(script.basic("s902committee", RIGHT, PAGE))).isEqualTo(429);
    }
}
