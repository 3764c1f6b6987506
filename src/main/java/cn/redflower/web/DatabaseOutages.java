package cn.redflower.web;

import cn.redflower.platform.database.DatabaseWatch;
import cn.redflower.platform.problem.OutOfReach;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers at once what cannot be answered without the database while that is gone, and in words what fails because it
 * went away in the middle: in front of everything that would look somebody up. What is the same for everybody goes on
 * being served.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class DatabaseOutages extends OncePerRequestFilter {

    private static final Pattern WITHOUT_DATABASE =
            Pattern.compile("/assets/.*|/favicon\\.ico|/robots\\.txt|/actuator/health(/.*)?");

    private final DatabaseWatch database;
    private final UnavailableAnswers answers;

    DatabaseOutages(DatabaseWatch database, UnavailableAnswers answers) {
        this.database = database;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (database.isGone()
                && !WITHOUT_DATABASE.matcher(request.getServletPath()).matches()) {
            answers.write(request, response, OutOfReach.refusal(null));
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted() || !OutOfReach.causes(failure) && !database.isGone()) {
                throw failure;
            }
            response.reset();
            answers.write(request, response, OutOfReach.refusal(failure));
        }
    }
}
