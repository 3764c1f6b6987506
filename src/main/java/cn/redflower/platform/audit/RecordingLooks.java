package cn.redflower.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Records each look at minors' data ({@link ShowsMinors}) after the handler has let the person in and before the answer
 * is written: what cannot be recorded is not shown.
 */
@ControllerAdvice
class RecordingLooks implements HandlerInterceptor, ResponseBodyAdvice<Object> {

    private final AuditTrail trail;

    RecordingLooks(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.hasMethodAnnotation(ShowsMinors.class);
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (((ServletServerHttpResponse) response).getServletResponse().getStatus()
                < HttpServletResponse.SC_BAD_REQUEST) {
            record(
                    returned.getMethodAnnotation(ShowsMinors.class),
                    ((ServletServerHttpRequest) request).getServletRequest());
        }
        return body;
    }

    /** Pages: the model is there, the template has not been written yet. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        if (page != null
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(ShowsMinors.class)
                && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            record(method.getMethodAnnotation(ShowsMinors.class), request);
        }
    }

    private void record(ShowsMinors shown, HttpServletRequest request) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        trail.record(AuditEvent.done(shown.value(), Looks.organ(), ids(request, pattern), pattern));
    }

    private static String ids(HttpServletRequest request, String pattern) {
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null || variables.isEmpty()
                ? null
                : variables.entrySet().stream()
                        .sorted(Comparator.comparingInt(variable -> pattern.indexOf("{" + variable.getKey())))
                        .map(variable -> String.valueOf(variable.getValue()))
                        .collect(Collectors.joining(" "));
    }

    /** Puts it before every handler. */
    @Configuration(proxyBeanMethods = false)
    static class Everywhere implements WebMvcConfigurer {

        private final RecordingLooks looks;

        Everywhere(RecordingLooks looks) {
            this.looks = looks;
        }

        @Override
        public void addInterceptors(InterceptorRegistry interceptors) {
            interceptors.addInterceptor(looks);
        }
    }
}
