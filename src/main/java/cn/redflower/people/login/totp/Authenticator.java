package cn.redflower.people.login.totp;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * A person's authenticator as the database knows it.
 *
 * @param secret as it is sealed
 * @param enabledAt null while it has not been confirmed with a code
 * @param lastStep the step of the last code that was good: it and everything before it is used up
 * @param failures wrong codes since the last good one
 * @param waitUntil until when no code is looked at; null if the next one is
 */
record Authenticator(
        String login, byte[] secret, OffsetDateTime enabledAt, long lastStep, int failures, OffsetDateTime waitUntil) {

    /** Wrong codes that cost nothing. */
    static final int FREE_FAILURES = 5;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    /** Nobody is locked out for long; only who knows the password comes this far at all. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    boolean isOn() {
        return enabledAt != null;
    }

    /**
     * How long the next try has to wait after so many wrong ones: a minute after the fifth, doubled by each further
     * one.
     */
    static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_FAILURES, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
