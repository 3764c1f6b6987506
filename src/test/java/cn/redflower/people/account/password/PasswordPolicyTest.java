package cn.redflower.people.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.people.account.AccountProperties;
import cn.redflower.platform.problem.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private final PasswordPolicy policy = policy(10);

    private static PasswordPolicy policy(int shortest) {
        return new PasswordPolicy(
                new AccountProperties(
                        shortest,
                        Duration.ofHours(12),
                        Duration.ofHours(72),
                        Duration.ofHours(2),
                        60,
                        20,
                        Duration.ofDays(14),
                        Duration.ofDays(30)),
                new CommonPasswords());
    }

    private List<String> against(String password) {
        return policy.reasonsAgainst(password, "s901q01", "陈小红").stream()
                .map(Refusal::code)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "春天到了花都开了真好看", "kf8-rT2_vq", "          x  y", "aaaaaaaaab c"})
    void long_and_uncommon_is_all_it_asks(String password) {
        assertThat(against(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "woaini1314",
                "WoAiNi1314",
                "1234567890",
                "huishui2026",
                "admin@123456",
                "hongxiaohua123",
                "aaaaaaaaaaaa",
                "0000000000",
                "ababababab",
                "password123"
            })
    void what_guessers_try_first_is_refused(String password) {
        assertThat(against(password)).containsExactly("account.password.common");
    }

    @Test
    void where_shorter_ones_are_allowed_the_short_common_ones_are_refused() {
        assertThat(policy(8).reasonsAgainst("Hs123456", "s901q01", "陈小红"))
                .extracting(Refusal::code)
                .containsExactly("account.password.common");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(against("s901Q01")).containsExactly("account.password.too-short", "account.password.contains-login");
        assertThat(against("陈小红s901q01" + "长".repeat(30)))
                .containsExactly(
                        "account.password.too-long",
                        "account.password.contains-login",
                        "account.password.contains-name");
    }

    @Test
    void beyond_72_bytes_nothing_would_count() {
        assertThat(against("a1".repeat(36).replace("a1a1a1", "xyzuvw"))).isEmpty();
        assertThat(against("xyz".repeat(24) + "1")).containsExactly("account.password.too-long");
        assertThat(against("字母数".repeat(8))).isEmpty();
        assertThat(against("字母数".repeat(8) + "1")).containsExactly("account.password.too-long");
    }

    @Test
    void the_list_is_worth_the_name() {
        assertThat(new CommonPasswords().size()).isGreaterThan(1000);
    }
}
