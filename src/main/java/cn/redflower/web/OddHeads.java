package cn.redflower.web;

import cn.redflower.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what stands in a request's head and would make those behind stumble: a content type that names none
 * ({@code *}{@code /*}, for which the web framework fails), and parameters with U+0000, which no database holds. A list
 * of languages that cannot be read is as good as none.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OddHeads extends OncePerRequestFilter {

    private static final String LANGUAGES = "Accept-Language";
    private static final String LANGUAGE =
            "(?:\\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,7})(?: *; *q=[01](?:\\.\\d{0,3})?)?";
    private static final Pattern LANGUAGE_LIST = Pattern.compile(" *" + LANGUAGE + " *(?:, *" + LANGUAGE + " *){0,30}");
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
            chain.doFilter(isReadable(request.getHeader(LANGUAGES)) ? request : withoutLanguages(request), response);
        }
    }

    private static boolean isReadable(String languages) {
        return languages == null || LANGUAGE_LIST.matcher(languages).matches();
    }

    /**
     * We speak one language; the engine's web framework answers a wish that it cannot read with an error of its own.
     */
    private static HttpServletRequest withoutLanguages(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {

            @Override
            public String getHeader(String name) {
                return LANGUAGES.equalsIgnoreCase(name) ? null : super.getHeader(name);
            }

            @Override
            public Enumeration<String> getHeaders(String name) {
                return LANGUAGES.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
            }

            @Override
            public Enumeration<String> getHeaderNames() {
                return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                        .filter(name -> !LANGUAGES.equalsIgnoreCase(name))
                        .toList());
            }
        };
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
