package cn.redflower.platform.arrival;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Why a request's body was not waited for, for whoever words the answer. */
public enum Arrival {
    /** It came in too slowly. */
    TOO_SLOW("problem.too-slow", 408),
    /** Too many are being waited for already. */
    BUSY("problem.busy", 503);

    private static final String ATTRIBUTE = Arrival.class.getName();

    private final String code;
    private final int status;

    Arrival(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The key of its sentence. */
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** What became of this request's body; empty if nothing is wrong with it. */
    public static Optional<Arrival> refusalOf(ServletRequest request) {
        return Optional.ofNullable((Arrival) request.getAttribute(ATTRIBUTE));
    }

    void noteIn(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
