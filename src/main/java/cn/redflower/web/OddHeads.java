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
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what stands in a request's head and would make those behind stumble: a content type that names none
 * ({@code *}{@code /*}, for which the web framework fails), and parameters with U+0000, which no database holds.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OddHeads extends OncePerRequestFilter {

    private static final Pattern NUL = Pattern.compile("%00|\u0000");

    private final ProblemAnswers answers;
    private final Problems problems;

    OddHeads(ProblemAnswers answers, Problems problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query != null && NUL.matcher(query).find()) {
            refuse(response, 400, "problem.unstorable");
        } else if (request.getContentType() != null && !isConcrete(request.getContentType())) {
            refuse(response, 415, "problem.media-type");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletResponse response, int status, String code) throws IOException {
        answers.write(response, problems.body(status, code, problems.text(code)));
    }

    private static boolean isConcrete(String contentType) {
        try {
            return contentType.isBlank()
                    || MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
