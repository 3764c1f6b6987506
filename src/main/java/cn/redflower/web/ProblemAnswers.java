package cn.redflower.web;

import cn.redflower.people.account.PasswordMustChange;
import cn.redflower.people.account.TooManyAttempts;
import cn.redflower.platform.problem.Problems;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Writes problems where no controller is at work: in the security filters and around the engine's REST API. */
@Component
class ProblemAnswers {

    private final Problems problems;
    private final ObjectMapper json;

    ProblemAnswers(Problems problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    void loginRequired(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyAttempts barred) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(barred.seconds()));
            write(
                    response,
                    problems.body(
                            429,
                            "account.too-many-attempts",
                            problems.text("account.too-many-attempts", barred.minutes())));
        } else if (reason instanceof InternalAuthenticationServiceException) {
            write(response, problems.body(503, "problem.unavailable", problems.text("problem.unavailable")));
        } else if (reason instanceof DisabledException) {
            write(response, problems.body(401, "account.closed", problems.text("account.closed")));
        } else {
            write(response, problems.body(401, "problem.login-required", problems.text("problem.login-required")));
        }
    }

    void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        String code = reason instanceof CsrfException
                ? "problem.csrf"
                : reason instanceof PasswordMustChange ? "account.password-must-change" : "problem.not-allowed";
        write(response, problems.body(403, code, problems.text(code)));
    }

    void write(HttpServletResponse response, Map<String, Object> body) throws IOException {
        write(
                response,
                (Integer) body.get("status"),
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                json.writeValueAsBytes(body));
    }

    /** Any answer, in front of the filters that would put the headers of security there. */
    static void write(HttpServletResponse response, int status, String type, byte[] content) throws IOException {
        if (!response.containsHeader("X-Content-Type-Options")) {
            // turned away before the filters that add these to everything
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
            response.setHeader("Referrer-Policy", "same-origin");
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'");
            response.setHeader("Cache-Control", "no-store");
        }
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
