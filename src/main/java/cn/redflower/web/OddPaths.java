package cn.redflower.web;

import cn.redflower.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away addresses that servers read in more than one way ({@code /a/../b}, {@code ;x=1}, {@code %2f},
 * {@code %65ngine}, {@code //}) before anything else looks at them. The firewall behind does the same, but some paths
 * make what stands before it stumble.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OddPaths extends OncePerRequestFilter {

    /**
     * A letter or digit is written as it is; what stands before others compares it so, and some decode it and some
     * don't.
     */
    private static final Pattern ENCODED_LETTER = Pattern.compile("%(?:3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])");

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final ProblemAnswers answers;
    private final Problems problems;

    OddPaths(ProblemAnswers answers, Problems problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOdd(request)) {
            answers.write(
                    response,
                    problems.body(
                            HttpServletResponse.SC_BAD_REQUEST,
                            "problem.odd-address",
                            problems.text("problem.odd-address")));
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOdd(HttpServletRequest request) {
        try {
            firewall.getFirewalledRequest(request);
            return ENCODED_LETTER.matcher(request.getRequestURI()).find();
        } catch (RequestRejectedException odd) {
            return true;
        }
    }
}
