package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedMatchesTest {

    private final AtomicInteger compared = new AtomicInteger();
    private final RememberedMatches passwords = new RememberedMatches(new PasswordEncoder() {
        @Override
        public String encode(CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            compared.incrementAndGet();
            return hash.equals(encode(password));
        }
    });

    @Test
    void a_match_is_compared_once() {
        assertThat(passwords.matches("right", "hash of right")).isTrue();
        assertThat(passwords.matches("right", "hash of right")).isTrue();
        assertThat(compared).hasValue(1);
    }

    @Test
    void a_wrong_password_is_compared_each_time_and_never_passes() {
        passwords.matches("right", "hash of right");
        assertThat(passwords.matches("wrong", "hash of right")).isFalse();
        assertThat(passwords.matches("wrong", "hash of right")).isFalse();
        assertThat(compared).hasValue(3);
    }

    @Test
    void a_changed_password_ends_what_was_remembered() {
        passwords.matches("right", "hash of right");
        assertThat(passwords.matches("right", "hash of another")).isFalse();
    }
}
