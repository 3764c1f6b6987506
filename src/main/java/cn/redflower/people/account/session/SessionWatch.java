package cn.redflower.people.account.session;

import cn.redflower.people.account.WhyLogIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before anything looks at who is logged in: a session that was ended elsewhere, is too old, or whose account was
 * closed is emptied, and the request goes on as a stranger's, to whom the login page says why. A session in which
 * somebody has just logged in, in whatever way, is entered in the list.
 */
class SessionWatch extends OncePerRequestFilter {

    private static final long NOTED_EVERY = Duration.ofMinutes(1).toNanos();

    private final OpenSessions sessions;

    SessionWatch(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        String login = session == null ? null : loginOf(session);
        if (login != null) {
            if (session.getAttribute(PresentSession.ID) == null) {
                sessions.forget(login);
            }
            Optional<AccountState> account = sessions.state(login);
            if (account.isPresent() && !goesOn(session, login, account.get(), request)) {
                WhyLogIn why = account.get().enabled()
                        ? sessions.whyEnded((UUID) session.getAttribute(PresentSession.ID))
                        : WhyLogIn.CLOSED;
                Collections.list(session.getAttributeNames()).forEach(session::removeAttribute);
                why.remember(session);
                SecurityContextHolder.clearContext();
            }
        }
        chain.doFilter(request, response);
    }

    /** What is the same for everybody needs nobody to be known. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/assets/");
    }

    private static String loginOf(HttpSession session) {
        Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        Authentication login = context instanceof SecurityContext known ? known.getAuthentication() : null;
        return login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken
                ? null
                : login.getName();
    }

    private boolean goesOn(HttpSession session, String login, AccountState account, HttpServletRequest request) {
        if (!account.enabled()) {
            return false;
        }
        UUID id = (UUID) session.getAttribute(PresentSession.ID);
        if (id == null) {
            enter(session, login, request);
            return true;
        }
        if (!account.sessions().contains(id)) {
            return false;
        }
        Long noted = (Long) session.getAttribute(PresentSession.SEEN);
        if (noted == null || System.nanoTime() - noted > NOTED_EVERY) {
            session.setAttribute(PresentSession.SEEN, System.nanoTime());
            sessions.seen(id, request.getRemoteAddr());
        }
        return true;
    }

    private void enter(HttpSession session, String login, HttpServletRequest request) {
        sessions.open(login, request.getRemoteAddr(), BrowserNames.of(request.getHeader("User-Agent")))
                .ifPresent(id -> {
                    session.setAttribute(PresentSession.ID, id);
                    session.setAttribute(PresentSession.SEEN, System.nanoTime());
                });
    }

    /** Enters the session at the login itself, so that an end between it and the next request counts. */
    void loggedIn(HttpServletRequest request, String login) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            WhyLogIn.forget(session);
            UUID before = (UUID) session.getAttribute(PresentSession.ID);
            if (before != null) {
                sessions.close(before);
            }
            enter(session, login, request);
        }
    }
}
