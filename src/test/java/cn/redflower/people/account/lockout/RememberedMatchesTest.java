package cn.redflower.people.account.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedMatchesTest {

    private static final LoginSecret SECRET = new LoginSecret("script", "hash", 3);
    private final RememberedMatches matches = new RememberedMatches();

    @Test
    void a_match_holds_for_its_account_and_address() {
        matches.remember(SECRET, "a", "right");
        assertThat(matches.holds(SECRET, "a", "right")).isTrue();
        assertThat(matches.holds(SECRET, "b", "right")).isFalse();
        assertThat(matches.holds(new LoginSecret("other", "hash", 3), "a", "right"))
                .isFalse();
    }

    @Test
    void a_changed_password_or_an_ended_login_ends_it() {
        matches.remember(SECRET, "a", "right");
        assertThat(matches.holds(new LoginSecret("script", "another hash", 3), "a", "right"))
                .isFalse();
        matches.remember(SECRET, "a", "right");
        assertThat(matches.holds(new LoginSecret("script", "hash", 4), "a", "right"))
                .isFalse();
    }

    @Test
    void a_wrong_password_ends_it() {
        matches.remember(SECRET, "a", "right");
        assertThat(matches.holds(SECRET, "a", "wrong")).isFalse();
        assertThat(matches.holds(SECRET, "a", "right")).isFalse();
    }

    @Test
    void an_account_that_is_not_there_costs_a_comparison_as_well() {
        List<String> compared = new ArrayList<>();
        PasswordComparison comparison = new PasswordComparison(new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return "hash of " + password;
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                compared.add(hash);
                return true;
            }
        });
        assertThat(comparison.matches("any", null)).isFalse();
        assertThat(comparison.matches("字".repeat(25), "hash"))
                .as("longer than what bcrypt sees")
                .isFalse();
        assertThat(comparison.matches("any", "hash")).isTrue();
        assertThat(compared).hasSize(3);
    }
}
