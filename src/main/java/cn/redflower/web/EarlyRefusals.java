package cn.redflower.web;

import cn.redflower.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what will be refused in any case before a byte of its body is read: what is larger than anything that is
 * taken, and large things and files of somebody who has not logged in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class EarlyRefusals extends OncePerRequestFilter {

    /** More than any form for strangers. */
    private static final long LARGEST_OF_STRANGERS = DataSize.ofKilobytes(64).toBytes();

    private final ProblemAnswers answers;
    private final Problems problems;
    private final long largest;
    private final String largestFile;

    EarlyRefusals(
            ProblemAnswers answers,
            Problems problems,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largest,
            @Value("${spring.servlet.multipart.max-file-size}") String largestFile) {
        this.answers = answers;
        this.problems = problems;
        this.largest = largest.toBytes();
        this.largestFile = largestFile;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length > largest) {
            answers.write(
                    response, problems.body(413, "problem.too-large", problems.text("problem.too-large", largestFile)));
        } else if ((length > LARGEST_OF_STRANGERS || hasFiles(request)) && isStranger(request)) {
            answers.write(
                    response, problems.body(401, "problem.login-required", problems.text("problem.login-required")));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasFiles(HttpServletRequest request) {
        return request.getContentType() != null
                && request.getContentType().regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private static boolean isStranger(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && (session == null
                        || session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                == null);
    }
}
