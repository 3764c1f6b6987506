package cn.redflower.people.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;

/** Why somebody who was logged in has to do it once more; told on the login page, until she has. */
public enum WhyLogIn {

    /** Not used for too long, or the server was started anew. */
    TIMEOUT,
    /** Open for longer than a session may be, however busy. */
    TOO_OLD,
    /** She ended it herself, from another browser. */
    ELSEWHERE,
    /** The administrator ended it. */
    ADMINISTRATOR,
    /** Her password was changed. */
    PASSWORD,
    /** Her posts were changed, and an open session goes by what she was. */
    DUTIES,
    /** Her account was closed. */
    CLOSED;

    private static final String ATTRIBUTE = WhyLogIn.class.getName();

    /** Keeps it in the session, which is a stranger's from now on. */
    public void remember(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** She has logged in. */
    public static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** The reason, if there is one: kept in the session, or to be seen by a session that is no more. */
    public static Optional<WhyLogIn> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof WhyLogIn known) {
            return Optional.of(known);
        }
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid()
                ? Optional.of(TIMEOUT)
                : Optional.empty();
    }

    /** Key of the sentence. */
    public String text() {
        return "account.login.why." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
