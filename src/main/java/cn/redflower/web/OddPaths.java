package cn.redflower.web;

import cn.redflower.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away addresses that servers read in more than one way ({@code /a/../b}, {@code ;x=1}, {@code %2f}, {@code //}) before
 * anything else looks at them. The firewall behind does the same, but some paths make what stands before it stumble.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OddPaths extends OncePerRequestFilter {

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final ProblemAnswers answers;
    private final Problems problems;

    OddPaths(ProblemAnswers answers, Problems problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException odd) {
            answers.write(response, problems.body(HttpServletResponse.SC_BAD_REQUEST, "problem.odd-address", problems.text("problem.odd-address")));
            return;
        }
        chain.doFilter(request, response);
    }
}
