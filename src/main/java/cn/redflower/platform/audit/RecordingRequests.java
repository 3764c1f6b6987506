package cn.redflower.platform.audit;

import cn.redflower.platform.audit.RefusalLimit.Counted;
import cn.redflower.platform.audit.RefusalLimit.Sender;
import cn.redflower.platform.problem.Problems;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.RequestContextFilter;

/**
 * Stands in front of everything, the security filters included, and records what was refused and what was done to the
 * engine past the tasks' own answers; of a request only its method and path, never query or body. An entry that cannot
 * be written changes no answer.
 */
@Component
class RecordingRequests {

    private final AuditTrail trail;
    private final WritingApart writing;
    private final SecurityContextRepository logins = new DelegatingSecurityContextRepository(
            new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository());
    private final RefusalLimit limit = new RefusalLimit(System::nanoTime);

    RecordingRequests(AuditTrail trail, WritingApart writing) {
        this.trail = trail;
        this.writing = writing;
    }

    private void look(HttpServletRequest request, int status) {
        AnsweredRequest answered = new AnsweredRequest(request, status, login(request));
        if (answered.refused()) {
            Sender sender = new Sender(answered.login(), request.getRemoteAddr());
            if (limit.admits(sender)) {
                String code = Problems.codeFor(request)
                        .map(known -> status + " " + known)
                        .orElse(String.valueOf(status));
                writing.write(trail.entry(
                        status == HttpServletResponse.SC_UNAUTHORIZED ? answered.presentedLogin() : answered.login(),
                        sender.address(),
                        AuditEvent.refused("request.refused", null, answered.methodAndPath(), code)));
            }
        } else if (answered.changedTheEngine()) {
            writing.write(trail.entry(
                    answered.login(),
                    request.getRemoteAddr(),
                    AuditEvent.done("engine.operation", null, answered.methodAndPath(), String.valueOf(status))));
        }
    }

    /** Who it was; the security filters have forgotten it by now. */
    private String login(HttpServletRequest request) {
        Authentication login = logins.loadDeferredContext(request).get().getAuthentication();
        return login == null || !login.isAuthenticated() ? null : login.getName();
    }

    @Scheduled(fixedDelayString = "PT20S")
    void sum() {
        sum(false);
    }

    @PreDestroy
    void sumAll() {
        sum(true);
    }

    void sum(boolean everything) {
        for (Counted counted : limit.counted(everything)) {
            Sender sender = counted.sender() == null ? new Sender(null, null) : counted.sender();
            writing.writeLater(trail.entry(
                    sender.login(),
                    sender.address(),
                    AuditEvent.refused("request.refused-often", null, null, String.valueOf(counted.requests()))));
        }
    }

    /** The filter itself, outside of every other: what turns odd addresses away, too, stands behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        /**
         * Takes the place of the filter that Boot would put behind the security filters, where a login that fails has
         * no address.
         */
        @Bean
        FilterRegistrationBean<RequestContextFilter> requestContextFilter(RecordingRequests recording) {
            FilterRegistrationBean<RequestContextFilter> registration =
                    new FilterRegistrationBean<>(new BindingAndRecording(recording));
            registration.setDispatcherTypes(DispatcherType.REQUEST);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    /** Binds the request to the thread while it is answered, and looks at it afterwards. */
    private static final class BindingAndRecording extends RequestContextFilter {

        private final RecordingRequests recording;

        BindingAndRecording(RecordingRequests recording) {
            this.recording = recording;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            super.doFilterInternal(request, response, chain);
            recording.look(request, response.getStatus());
        }
    }
}
