package cn.redflower.web;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log what nobody expected, under the number that the person is told. An exception's message may name a
 * person, so only its kind and place are kept.
 */
final class Defects {

    private static final Logger LOG = LoggerFactory.getLogger(Defects.class);

    private Defects() {}

    /** @param cause null if it is not known @return the number */
    static String log(String method, String path, Throwable cause) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "{} in {} {} ({})",
                cause == null ? "an error" : cause.getClass().getName(),
                method,
                path,
                number,
                cause == null ? null : withoutMessage(cause));
        return number;
    }

    private static Throwable withoutMessage(Throwable e) {
        RuntimeException place = new RuntimeException(e.getClass().getSimpleName());
        place.setStackTrace(e.getStackTrace());
        if (e.getCause() != null && e.getCause() != e) {
            place.initCause(withoutMessage(e.getCause()));
        }
        return place;
    }
}
