package cn.redflower.people.login.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the rows of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59,94287082",
        "1111111109,07081804",
        "1111111111,14050471",
        "1234567890,89005924",
        "2000000000,69279037",
        "20000000000,65353130"
    })
    void is_what_the_standard_says(long seconds, String code) {
        assertThat(OneTimeCode.at(OneTimeCode.stepAt(Instant.ofEpochSecond(seconds)), SECRET, 8))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-60,false", "-30,true", "0,true", "30,true", "60,false"})
    void one_step_to_either_side_is_good(long off, boolean good) {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        String code = OneTimeCode.at(OneTimeCode.stepAt(now.plusSeconds(off)), SECRET, 6);
        assertThat(OneTimeCode.stepOf(code, SECRET, now).isPresent()).isEqualTo(good);
    }

    @Test
    void wrong_numbers_of_digits_are_no_code() {
        Instant now = Instant.ofEpochSecond(59);
        assertThat(OneTimeCode.stepOf("287082", SECRET, now)).hasValue(1);
        assertThat(OneTimeCode.stepOf("94287082", SECRET, now)).isEmpty();
        assertThat(OneTimeCode.stepOf("", SECRET, now)).isEmpty();
        assertThat(OneTimeCode.stepOf("二八七零八二", SECRET, now)).isEmpty();
    }

    @Test
    void waits_double_and_end() {
        assertThat(java.util.stream.IntStream.of(1, 4, 5, 6, 7, 8, 9, 50, 5000)
                        .mapToObj(Authenticator::waitAfter)
                        .map(Duration::toMinutes))
                .containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 15L, 15L, 15L);
    }
}
