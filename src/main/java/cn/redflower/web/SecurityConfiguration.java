package cn.redflower.web;

import static org.springframework.security.web.util.matcher.RegexRequestMatcher.regexMatcher;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login for every page, Tasklist and Cockpit; HTTP Basic without a session for machines. What is not listed as
 * public needs a login; the engine's set-up page does not exist (CVE-2026-77226).
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final RequestMatcher MACHINE_PATHS = new OrRequestMatcher(
            new AntPathRequestMatcher("/api/**"),
            new AntPathRequestMatcher("/engine-rest/**"),
            new AntPathRequestMatcher("/v3/api-docs/**"),
            new AntPathRequestMatcher("/v3/api-docs.yaml"),
            new AntPathRequestMatcher("/actuator/**"));

    /** Answered by a problem, not by the login page: whoever asks is a script. */
    static final RequestMatcher ANSWERED_BY_PROBLEM =
            new OrRequestMatcher(MACHINE_PATHS, new AntPathRequestMatcher("/camunda/api/**"));

    private static final RequestMatcher SETUP = regexMatcher("(?i)/camunda/(api/admin/setup|app/[^/]+/[^/]+/setup).*");

    private static final RequestMatcher WEBAPPS = new AntPathRequestMatcher("/camunda/api/**");

    private static final RequestMatcher WEBAPP_LOGOUT =
            new AntPathRequestMatcher("/camunda/api/admin/auth/user/*/logout", HttpMethod.POST.name());

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Machines: a name and password with every request, no session, hence no CSRF. */
    @Bean
    @Order(20)
    SecurityFilterChain machines(HttpSecurity http, ProblemAnswers problems) throws Exception {
        return http.securityMatcher(request -> MACHINE_PATHS.matches(request) && sendsBasic(request))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(new AntPathRequestMatcher("/actuator/health/**"))
                                .permitAll()
                                .requestMatchers(new AntPathRequestMatcher("/actuator/**"))
                                .hasRole("ADMINISTRATOR")
                                .anyRequest()
                                .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems::loginRequired))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(problems::loginRequired).accessDeniedHandler(problems::denied))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** What verifiers of digital badges fetch: for everybody, without a cookie, so that it can be cached on the way. */
    @Bean
    @Order(25)
    SecurityFilterChain verifiers(HttpSecurity http, ProblemAnswers problems) throws Exception {
        return http.securityMatcher(new AntPathRequestMatcher("/credentials/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(problems::loginRequired).accessDeniedHandler(problems::denied))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /**
     * People: the login page, a session, a CSRF token in cookie {@code RF-CSRF} and header {@code X-RF-CSRF}.
     *
     * @param signIn what other modules add to logging in (steps after the password, other ways than a password)
     */
    @Bean
    @Order(30)
    SecurityFilterChain people(
            HttpSecurity http,
            ProblemAnswers problems,
            AuthenticationFailureHandler failedLogin,
            RequestCache wanted,
            ObjectProvider<Customizer<HttpSecurity>> signIn)
            throws Exception {
        DeniedRequests denied = new DeniedRequests(problems, ANSWERED_BY_PROBLEM);
        signIn.orderedStream().forEach(addition -> addition.customize(http));
        return http.authorizeHttpRequests(requests -> requests
                        // where we ourselves send a request that has been looked at
                        .dispatcherTypeMatchers(DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(SETUP)
                        .denyAll()
                        .requestMatchers(new OrRequestMatcher(
                                new AntPathRequestMatcher("/login"),
                                new AntPathRequestMatcher("/assets/**"),
                                new AntPathRequestMatcher("/favicon.ico"),
                                new AntPathRequestMatcher("/robots.txt"),
                                new AntPathRequestMatcher("/error"),
                                new AntPathRequestMatcher("/notices"),
                                new AntPathRequestMatcher("/notices/**"),
                                new AntPathRequestMatcher("/verify/**"),
                                new AntPathRequestMatcher("/actuator/health/**")))
                        .permitAll()
                        .requestMatchers(new AntPathRequestMatcher("/actuator/**"))
                        .hasRole("ADMINISTRATOR")
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/", false)
                        .failureHandler(failedLogin)
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?logout").deleteCookies("JSESSIONID"))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        // the engine's web applications bring a token of their own
                        .ignoringRequestMatchers(WEBAPPS))
                .addFilterAfter(new CsrfCookie(), CsrfFilter.class)
                .addFilterBefore(new WebappToken(WEBAPPS, denied), LogoutFilter.class)
                .addFilterBefore(webappLogout(), LogoutFilter.class)
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(byPath(problems::loginRequired, new LoginFirst()))
                                .accessDeniedHandler(denied))
                .requestCache(cache -> cache.requestCache(wanted))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** After logging in one comes back to the page one asked for, never to what a script asked for. */
    @Bean
    RequestCache wantedPages() {
        WantedPages cache = new WantedPages();
        cache.setRequestMatcher(new AndRequestMatcher(
                new AntPathRequestMatcher("/**", HttpMethod.GET.name()),
                new NegatedRequestMatcher(ANSWERED_BY_PROBLEM),
                SecurityConfiguration::isPage));
        return cache;
    }

    /** Not what a page fetches for itself, as browsers say that do say it. */
    private static boolean isPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination == null || destination.equals("document");
    }

    private static AuthenticationEntryPoint byPath(AuthenticationEntryPoint scripts, AuthenticationEntryPoint pages) {
        return (request, response, reason) ->
                (ANSWERED_BY_PROBLEM.matches(request) ? scripts : pages).commence(request, response, reason);
    }

    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("RF-CSRF");
        tokens.setHeaderName("X-RF-CSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** The web applications' own logout button ends the whole session, not only the engine's part of it. */
    private static LogoutFilter webappLogout() {
        LogoutFilter filter = new LogoutFilter(
                new HttpStatusReturningLogoutSuccessHandler(org.springframework.http.HttpStatus.NO_CONTENT),
                new org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler());
        filter.setLogoutRequestMatcher(WEBAPP_LOGOUT);
        return filter;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(frames -> frames.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy
                                .SAME_ORIGIN))
                .addHeaderWriter(new PagePolicy());
    }

    private static boolean sendsBasic(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    /**
     * Content security for our own pages; the engine's web applications set their own, with a nonce for their scripts.
     */
    private static final class PagePolicy implements org.springframework.security.web.header.HeaderWriter {

        private static final String POLICY =
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
                        + "frame-ancestors 'self'";

        @Override
        public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
            if (!request.getRequestURI().startsWith(request.getContextPath() + "/camunda/")) {
                response.setHeader("Content-Security-Policy", POLICY);
            }
        }
    }
}
