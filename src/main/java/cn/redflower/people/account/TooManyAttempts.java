package cn.redflower.people.account;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** A login that was not even looked at, right or wrong, because too many before it went wrong. */
public class TooManyAttempts extends LockedException {

    private final Duration wait;

    public TooManyAttempts(Duration wait) {
        super("too many attempts");
        this.wait = wait;
    }

    /** How long to wait, in seconds; at least one. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** How long to wait, in minutes; at least one. */
    public long minutes() {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }
}
