package cn.redflower.people.login.totp;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * HTTP Basic has no place for a code, so an account that has codes, or must have them, cannot use it at all: the bare
 * password would open everything that the code is there to close. Scripts get accounts of their own.
 */
class PasswordsAlone extends OncePerRequestFilter {

    private static final String CODE = "signin.totp.no-basic";

    private final Standings standings;
    private final Problems problems;
    private final AuditTrail audit;
    private final ObjectMapper json;

    PasswordsAlone(Standings standings, Problems problems, AuditTrail audit, ObjectMapper json) {
        this.standings = standings;
        this.problems = problems;
        this.audit = audit;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && login != null
                && !(login instanceof AnonymousAuthenticationToken)
                && !isOfSession(login, request)
                && standings.forbidsBasic(login.getName())) {
            audit.recordApart(AuditEvent.refused("totp.refused", null, login.getName(), CODE));
            refuse(response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** A header beside a session's cookie, as some proxies send one, is not what logged the person in. */
    private static boolean isOfSession(Authentication login, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() == login;
    }

    private void refuse(HttpServletResponse response) throws IOException {
        byte[] body = json.writeValueAsBytes(problems.body(List.of(Refusal.notAllowed(CODE))));
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
