package cn.redflower.casework.approval;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes what the forms of tasks save: they say for which task and in which window ({@code api.js}). Only who has to do
 * with the task is believed, and a sheet that is only tried changes nothing.
 */
@Configuration(proxyBeanMethods = false)
class NotingEdits implements WebMvcConfigurer, HandlerInterceptor {

    static final String TASK = "X-RF-Task";
    static final String WINDOW = "X-RF-Window";

    private final TaskEdits edits;
    private final CasePlaces places;

    NotingEdits(TaskEdits edits, CasePlaces places) {
        this.edits = edits;
        this.places = places;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        String task = request.getHeader(TASK);
        UUID window = window(request.getHeader(WINDOW));
        String login = request.getRemoteUser();
        boolean changed =
                !HttpMethod.GET.matches(request.getMethod()) && !"false".equals(request.getParameter("apply"));
        if (task == null
                || window == null
                || login == null
                || !changed
                || failure != null
                || response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            return;
        }
        if (places.task(task, login).filter(known -> known.endedAt() == null).isPresent()) {
            edits.add(task, window, login);
        }
    }

    /** Null for whatever is no id. */
    static UUID window(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
