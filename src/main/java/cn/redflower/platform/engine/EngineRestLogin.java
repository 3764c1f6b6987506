package cn.redflower.platform.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets {@code /engine-rest} work as the person who is logged in: without an authenticated user the engine checks
 * nothing, so a request that reaches this filter without one is turned away.
 */
class EngineRestLogin extends OncePerRequestFilter {

    private final IdentityService identity;

    EngineRestLogin(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        List<String> groups = identity.createGroupQuery().groupMember(login.getName()).unlimitedList().stream()
                .map(Group::getId)
                .toList();
        List<String> tenants =
                identity
                        .createTenantQuery()
                        .userMember(login.getName())
                        .includingGroupsOfUser(true)
                        .unlimitedList()
                        .stream()
                        .map(Tenant::getId)
                        .toList();
        identity.setAuthentication(login.getName(), groups, tenants);
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
