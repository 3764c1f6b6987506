package cn.redflower.people.login.oidc;

import cn.redflower.people.login.SignInSettings;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.site.Site;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Login at a provider by OpenID Connect, where {@code spring.security.oauth2.client.registration.*} names one:
 * authorization code with state, nonce and PKCE. The person goes on as her account here, with the authorities that a
 * password would give.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class ProviderLogin {

    private static final String BEGIN = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

    @Bean
    LateRegistrations clientRegistrations(OAuth2ClientProperties properties, Site site) {
        // asked late: the demo's address has a port that is known once the server listens
        return new LateRegistrations(properties, site);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return ProviderCalls.idTokens();
    }

    @Bean
    WebMvcConfigurer providersOnLoginPage(LateRegistrations registrations, Problems problems) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new ProvidersOnLoginPage(registrations, problems))
                        .addPathPatterns("/login");
            }
        };
    }

    @Bean
    @Order(20)
    Customizer<HttpSecurity> loginAtProvider(
            LateRegistrations registrations,
            JdbcClient jdbc,
            UserDetailsService logins,
            SignInSettings settings,
            AuditTrail audit) {
        ProviderLoginFailed failed = new ProviderLoginFailed(audit);
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, BEGIN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        OidcUserService people = people(new AccountsOfProvider(jdbc, logins, settings.oidc()));
        return http -> configure(
                http,
                login -> login.loginPage("/login")
                        .defaultSuccessUrl("/", false)
                        .failureHandler(failed)
                        .clientRegistrationRepository(registrations)
                        .authorizedClientRepository(new NoTokensKept())
                        .authorizationEndpoint(way -> way.authorizationRequestResolver(requests))
                        .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(ProviderCalls.tokens()))
                        .userInfoEndpoint(info -> info.oidcUserService(people).userService(request -> {
                            throw new OAuth2AuthenticationException(new OAuth2Error("not_openid"));
                        }))
                        .addObjectPostProcessor(beginning(failed)),
                new ProviderLogout(registrations));
    }

    private static void configure(
            HttpSecurity http, Customizer<OAuth2LoginConfigurer<HttpSecurity>> login, ProviderLogout logout) {
        try {
            http.oauth2Login(login).logout(ends -> ends.logoutSuccessHandler(logout));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static OidcUserService people(AccountsOfProvider accounts) {
        OidcUserService people = new OidcUserService();
        people.setOauth2UserService(ProviderCalls.userInfo());
        people.setOidcUserMapper((request, info) -> {
            DefaultOidcUser named = new DefaultOidcUser(null, request.getIdToken(), info);
            UserDetails account = accounts.accountFor(named.getClaims());
            return new CountyPerson(account.getUsername(), account.getAuthorities(), request.getIdToken(), info);
        });
        return people;
    }

    /** A provider that is down is told on the login page, not as an error. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> beginning(ProviderLoginFailed failed) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(failed);
                return filter;
            }
        };
    }
}
