package cn.redflower.people.login.totp;

import java.time.Clock;
import org.apache.commons.codec.binary.Base32;

/** What an authenticator shows now. */
public final class Codes {

    private Codes() {}

    public static String now(String secret, Clock clock) {
        return OneTimeCode.at(OneTimeCode.stepAt(clock.instant()), new Base32().decode(secret), OneTimeCode.DIGITS);
    }
}
