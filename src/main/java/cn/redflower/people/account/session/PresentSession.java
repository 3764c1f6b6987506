package cn.redflower.people.account.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;

/** Which of the {@link OpenSessions} a request belongs to. */
public final class PresentSession {

    static final String ID = "cn.redflower.people.account.session";
    static final String SEEN = "cn.redflower.people.account.seen";

    private PresentSession() {}

    /** Null for a script's request. */
    public static UUID of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (UUID) session.getAttribute(ID);
    }
}
