package cn.redflower.web;

import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.servlet.HandlerMapping;
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
    public Actor resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        Actor actor = actor(request);
        MayAnywhere wanted = parameter.getParameterAnnotation(MayAnywhere.class);
        if (wanted != null && Arrays.stream(wanted.value()).noneMatch(actor::mayAnywhere)) {
            // of a thing that she may not know of, not even whether it is there
            throw new RefusedException(
                    ofThing(request)
                            ? Refusal.notFound("problem.not-found")
                            : Refusal.notAllowed("problem.not-allowed"));
        }
        return actor;
    }

    private static boolean ofThing(NativeWebRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                        instanceof Map<?, ?> named
                && !named.isEmpty();
    }

    private Actor actor(NativeWebRequest request) {
        Object known = request.getAttribute(Actor.class.getName(), RequestAttributes.SCOPE_REQUEST);
        if (known instanceof Actor actor) {
            return actor;
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
