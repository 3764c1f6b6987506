package cn.redflower.web;

import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the person who is logged in, with her posts as they are now. */
@Configuration(proxyBeanMethods = false)
class ActorArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final Accounts accounts;

    ActorArgument(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        Object known = request.getAttribute(Actor.class.getName(), RequestAttributes.SCOPE_REQUEST);
        if (known != null) {
            return known;
        }
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        Actor actor = login == null ? null : accounts.actor(login.getName()).orElse(null);
        if (actor == null) {
            throw new AccessDeniedException("no account");
        }
        request.setAttribute(Actor.class.getName(), actor, RequestAttributes.SCOPE_REQUEST);
        return actor;
    }
}
