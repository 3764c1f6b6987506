package cn.redflower.web;

import cn.redflower.casework.approval.AlreadyDone;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Puts the errors of the engine's REST API, in both of its places, into sentences that a person can act on: a refused
 * answer with all its reasons, a lost race as a conflict, and of everything unexpected no more than a number.
 */
@Configuration(proxyBeanMethods = false)
class EngineRefusals {

    private static final int AFTER_SECURITY = 50;
    /** The engine makes a 500 of an id that it does not know ... */
    private static final Pattern UNKNOWN_ID =
            Pattern.compile("\"(Null(Value|Pointer)|Rest)Exception\".*: ?[A-Za-z]+ is "
                    + "null\"|\\\\\"(task|processDefinition)\\\\\" is null|No job found with id|does not "
                    + "have a subscription");

    /** The engine's codes of a lost lock and of a deadlock, which it also wraps into "cannot complete the task". */
    private static final Pattern LOST_RACE =
            Pattern.compile("OptimisticLockingException|ENGINE-03005|\"code\" ?: ?(1|10000)\\b");

    /** ... of a query that cannot even be made ... */
    private static final Pattern NO_QUERY =
            Pattern.compile("\"(ProcessEngine|NotValid|NullValue|BadUserRequest)Exception\"");

    /** ... and of a body that lacks a field. */
    private static final Pattern MISSING_FIELD =
            Pattern.compile("NullPointerException.*org\\.camunda\\.bpm\\.engine\\.rest\\.dto\\.");

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> engineRefusalAnswers(
            Problems problems, AlreadyDone alreadyDone, ProblemAnswers answers) {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new Answering(problems, alreadyDone, answers));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    private static final class Answering extends OncePerRequestFilter {

        private final Problems problems;
        private final AlreadyDone alreadyDone;
        private final ProblemAnswers answers;

        Answering(Problems problems, AlreadyDone alreadyDone, ProblemAnswers answers) {
            this.problems = problems;
            this.alreadyDone = alreadyDone;
            this.answers = answers;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, held);
            Map<String, Object> problem =
                    held.getStatus() < HttpServletResponse.SC_BAD_REQUEST ? null : problem(request, held);
            if (problem == null) {
                held.copyBodyToResponse();
            } else {
                held.resetBuffer();
                answers.write(response, problem);
            }
        }

        /**
         * What to say instead; null where the answer came from us. The engine's own words name its classes and speak of
         * its code.
         */
        private Map<String, Object> problem(HttpServletRequest request, ContentCachingResponseWrapper held) {
            List<Refusal> reasons = RefusedAnswers.of(request);
            if (!reasons.isEmpty()) {
                return problems.body(alreadyDone.explained(reasons));
            }
            if (held.getContentType() != null && held.getContentType().startsWith("application/problem+json")) {
                return null;
            }
            String said = said(request, held);
            if (LOST_RACE.matcher(said).find()) {
                return worded(HttpServletResponse.SC_CONFLICT, "problem.concurrent");
            }
            return switch (held.getStatus()) {
                case HttpServletResponse.SC_UNAUTHORIZED ->
                    worded(HttpServletResponse.SC_UNAUTHORIZED, "problem.login-required");
                case HttpServletResponse.SC_FORBIDDEN ->
                    worded(HttpServletResponse.SC_FORBIDDEN, "problem.not-allowed");
                case HttpServletResponse.SC_NOT_FOUND -> worded(HttpServletResponse.SC_NOT_FOUND, "problem.not-found");
                case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
                    worded(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "problem.method-not-allowed");
                case HttpServletResponse.SC_NOT_ACCEPTABLE ->
                    worded(HttpServletResponse.SC_NOT_ACCEPTABLE, "problem.media-type");
                case HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE ->
                    worded(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "problem.media-type");
                case HttpServletResponse.SC_BAD_REQUEST -> malformed();
                case HttpServletResponse.SC_INTERNAL_SERVER_ERROR -> {
                    if (UNKNOWN_ID.matcher(said).find()) {
                        yield worded(HttpServletResponse.SC_NOT_FOUND, "problem.not-found");
                    }
                    Throwable failure = RefusedAnswers.failureOf(request);
                    // a body that was given up half way, as it came too slowly or its sender left, cannot be read
                    boolean unreadable = failure instanceof IOException
                            || MISSING_FIELD.matcher(said).find()
                            || (failure == null
                                    ? NO_QUERY.matcher(said).find()
                                    : TakenMeanwhile.isNoStatement(failure));
                    yield unreadable ? malformed() : unexpected(request, failure);
                }
                default -> null;
            };
        }

        /** The engine's own words; where it says nothing, as to HEAD, those that it would have said. */
        private static String said(HttpServletRequest request, ContentCachingResponseWrapper held) {
            String said = new String(held.getContentAsByteArray(), StandardCharsets.UTF_8);
            Throwable failure = RefusedAnswers.failureOf(request);
            return said.isEmpty() && failure != null
                    ? "\"%s\":\"%s\"".formatted(failure.getClass().getSimpleName(), failure.getMessage())
                    : said;
        }

        private Map<String, Object> malformed() {
            return problems.body(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "problem.malformed",
                    problems.text("problem.malformed", "JSON"));
        }

        private Map<String, Object> worded(int status, String code) {
            return problems.body(status, code, problems.text(code));
        }

        private Map<String, Object> unexpected(HttpServletRequest request, Throwable failure) {
            String number = Defects.log(request.getMethod(), request.getRequestURI(), failure);
            return problems.body(
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "problem.unexpected",
                    problems.text("problem.unexpected", number));
        }
    }
}
