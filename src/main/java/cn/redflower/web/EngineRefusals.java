package cn.redflower.web;

import cn.redflower.approval.RefusedAnswers;
import cn.redflower.problem.Problems;
import cn.redflower.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers a refused task with its reasons in Chinese (4xx) where the engine's REST API, in either of its places, would say 500. */
@Configuration(proxyBeanMethods = false)
class EngineRefusals {

    private static final int AFTER_SECURITY = 50;

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> engineRefusalAnswers(Problems problems, ProblemAnswers answers) {
        FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(new Answering(problems, answers));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    private static final class Answering extends OncePerRequestFilter {

        private final Problems problems;
        private final ProblemAnswers answers;

        Answering(Problems problems, ProblemAnswers answers) {
            this.problems = problems;
            this.answers = answers;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !"POST".equals(request.getMethod());
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
            ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, held);
            List<Refusal> reasons = RefusedAnswers.of(request);
            if (!reasons.isEmpty() && held.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
                held.resetBuffer();
                answers.write(response, problems.body(reasons));
            } else {
                held.copyBodyToResponse();
            }
        }
    }
}
