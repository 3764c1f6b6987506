package cn.redflower.platform.arrival;

import cn.redflower.platform.ratelimit.AddressLimit;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * From whom a body comes.
 *
 * @param known whether somebody who has logged in
 * @param name the login, or a stranger's network
 */
record Sender(boolean known, String name) {

    static Sender of(Request request) {
        Authentication login = ofSession(request);
        if (login == null) {
            login = SecurityContextHolder.getContext().getAuthentication();
        }
        boolean known = login != null && login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken);
        return new Sender(known, known ? login.getName() : AddressLimit.neighbourhood(request.getRemoteAddr()));
    }

    private static Authentication ofSession(Request request) {
        Session session = request.getSessionInternal(false);
        Object context = session == null
                ? null
                : session.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context instanceof SecurityContext known ? known.getAuthentication() : null;
    }
}
