package cn.redflower.platform.engine;

import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filters in front of the engine's web applications and its REST API; all of them behind the edge's security. */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

    private static final int AFTER_SECURITY = 100;

    @Bean
    FilterRegistrationBean<EngineApiGuard> engineApiGuard() {
        FilterRegistrationBean<EngineApiGuard> registration = new FilterRegistrationBean<>(new EngineApiGuard());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<EngineBodyGuard> engineBodyGuard() {
        FilterRegistrationBean<EngineBodyGuard> registration = new FilterRegistrationBean<>(new EngineBodyGuard());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(AFTER_SECURITY + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<LimitsOfRepair> limitsOfRepair(ManagementService jobs, RuntimeService cases, Clock clock) {
        FilterRegistrationBean<LimitsOfRepair> registration =
                new FilterRegistrationBean<>(new LimitsOfRepair(jobs, cases, clock));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        registration.setOrder(AFTER_SECURITY + 2);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webapplicationsLogin() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", SessionLogin.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*", "/camunda/lib/*");
        registration.setOrder(AFTER_SECURITY + 2);
        return registration;
    }

    @Bean
    FilterRegistrationBean<NoWelcomePage> noWelcomePage() {
        FilterRegistrationBean<NoWelcomePage> registration = new FilterRegistrationBean<>(new NoWelcomePage());
        registration.addUrlPatterns("/camunda", "/camunda/", "/camunda/app", "/camunda/app/", "/camunda/app/welcome/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PageNonce> pageNonce() {
        FilterRegistrationBean<PageNonce> registration = new FilterRegistrationBean<>(new PageNonce());
        registration.addUrlPatterns("/camunda/app/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<EngineRestLogin> engineRestLogin(IdentityService identity) {
        FilterRegistrationBean<EngineRestLogin> registration =
                new FilterRegistrationBean<>(new EngineRestLogin(identity));
        registration.addUrlPatterns("/engine-rest/*");
        registration.setOrder(AFTER_SECURITY + 3);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BoundedLists> boundedLists() {
        FilterRegistrationBean<BoundedLists> registration = new FilterRegistrationBean<>(new BoundedLists());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        registration.setOrder(AFTER_SECURITY + 4);
        return registration;
    }
}
