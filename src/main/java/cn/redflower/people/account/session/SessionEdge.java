package cn.redflower.people.account.session;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Puts the {@link SessionWatch} and the {@link ForcedChange} where every request passes, and follows sessions from
 * login to end.
 */
@Configuration(proxyBeanMethods = false)
class SessionEdge {

    /**
     * Behind the security filters, which know who it is, and in front of everything that answers, the engine included.
     */
    private static final int AFTER_SECURITY = -50;

    private static final Logger LOG = LoggerFactory.getLogger(SessionEdge.class);

    private final OpenSessions sessions;
    private final SessionWatch watch;
    private final AuditTrail trail;

    SessionEdge(OpenSessions sessions, AuditTrail trail) {
        this.sessions = sessions;
        this.watch = new SessionWatch(sessions);
        this.trail = trail;
    }

    @Bean
    @Order(0)
    Customizer<HttpSecurity> watchedSessions() {
        return http -> http.addFilterAfter(watch, SecurityContextHolderFilter.class);
    }

    @Bean
    FilterRegistrationBean<ForcedChange> forcedChange() {
        FilterRegistrationBean<ForcedChange> registration = new FilterRegistrationBean<>(new ForcedChange(sessions));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SecureCookies> secureCookies() {
        FilterRegistrationBean<SecureCookies> registration = new FilterRegistrationBean<>(new SecureCookies());
        registration.setOrder(Integer.MIN_VALUE + 10);
        return registration;
    }

    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent event) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            String login = event.getAuthentication().getName();
            watch.loggedIn(request, login);
            trail.recordApart(login, AuditEvent.done("login.succeeded", null, login, "session"));
        }
    }

    /** Logged out, or unused for too long. */
    @Bean
    HttpSessionListener endOfSessions() {
        return new HttpSessionListener() {
            @Override
            public void sessionDestroyed(HttpSessionEvent event) {
                if (event.getSession().getAttribute(PresentSession.ID) instanceof UUID id) {
                    close(id);
                }
            }
        };
    }

    private void close(UUID id) {
        try {
            sessions.close(id);
        } catch (RuntimeException atShutdown) {
            // the list forgets it by itself
            LOG.debug(
                    "a session could not be taken off the list: {}",
                    atShutdown.getClass().getSimpleName());
        }
    }
}
