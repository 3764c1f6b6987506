package cn.redflower.web;

import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Says that something is not to be had at present: a problem to scripts; to people a page that needs neither session
 * nor database and keeps what they typed, to be sent again with one click.
 */
@Component
class UnavailableAnswers {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final String SECONDS_TO_WAIT = "5";

    private final Problems problems;
    private final ProblemAnswers answers;
    private final SpringTemplateEngine templates;
    private final JakartaServletWebApplication application;

    UnavailableAnswers(
            Problems problems, ProblemAnswers answers, SpringTemplateEngine templates, ServletContext context) {
        this.problems = problems;
        this.answers = answers;
        this.templates = templates;
        this.application = JakartaServletWebApplication.buildApplication(context);
    }

    void write(HttpServletRequest request, HttpServletResponse response, Refusal reason) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        Map<String, Object> problem = problems.body(List.of(reason));
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (SecurityConfiguration.ANSWERED_BY_PROBLEM.matches(request)
                || accept == null
                || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
            answers.write(response, problem);
        } else {
            ProblemAnswers.write(
                    response,
                    reason.kind().status(),
                    MediaType.TEXT_HTML_VALUE,
                    page(request, response, problem).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String page(HttpServletRequest request, HttpServletResponse response, Map<String, Object> problem) {
        boolean reading = SAFE.contains(request.getMethod());
        Optional<List<StaleForms.Field>> typed =
                reading || !isForm(request) ? Optional.empty() : StaleForms.typed(request);
        boolean goneBefore = "problem.unavailable".equals(problem.get("code"));
        Map<String, Object> page = new HashMap<>();
        page.put("title", problem.get("title"));
        page.put("detail", reading && goneBefore ? problems.text("problem.unavailable.read") : problem.get("detail"));
        page.put("address", reading || typed.isPresent() ? request.getRequestURI() : null);
        page.put("reading", reading);
        page.put("query", request.getQueryString() == null ? "" : "?" + request.getQueryString());
        page.put("fields", typed.orElse(List.of()));
        page.put("again", problems.text("problem.unavailable.again"));
        page.put("back", problems.text("problem.unavailable.back"));
        return templates.process(
                "unavailable",
                new WebContext(application.buildExchange(request, response), Locale.SIMPLIFIED_CHINESE, page));
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getContentType() != null
                && request.getContentType().startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}
