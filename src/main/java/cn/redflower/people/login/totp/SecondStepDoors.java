package cn.redflower.people.login.totp;

import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Problems;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;

/** Puts the second step into the people's login, and closes the machines' to accounts that owe one. */
@Configuration(proxyBeanMethods = false)
class SecondStepDoors {

    /** First among what other modules add: until the second step is done, theirs see a stranger. */
    @Bean
    @Order(10)
    Customizer<HttpSecurity> secondStepAfterPassword(SecondStep secondStep) {
        return http -> {
            http.addFilterAfter(new SecondStepFilter(secondStep), CsrfFilter.class);
            try {
                http.authorizeHttpRequests(
                        requests -> requests.requestMatchers(new AntPathRequestMatcher(SecondStep.CODE_PAGE))
                                .permitAll());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Bean
    FilterRegistrationBean<PasswordsAlone> passwordsAlone(
            Standings standings, Problems problems, AuditTrail audit, ObjectMapper json) {
        FilterRegistrationBean<PasswordsAlone> registration =
                new FilterRegistrationBean<>(new PasswordsAlone(standings, problems, audit, json));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }
}
