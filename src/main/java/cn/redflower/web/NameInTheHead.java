package cn.redflower.web;

import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives every page the name of whoever is logged in, for its head; a page that tells of an outage asks the database
 * nothing.
 */
@Configuration(proxyBeanMethods = false)
class NameInTheHead implements WebMvcConfigurer, HandlerInterceptor {

    private final Accounts accounts;

    NameInTheHead(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        boolean drawn = page != null
                && page.getViewName() != null
                && !page.getViewName().startsWith("redirect:");
        if (drawn && request.getDispatcherType() == DispatcherType.REQUEST && request.getRemoteUser() != null) {
            Actor known = (Actor) request.getAttribute(Actor.class.getName());
            page.addObject(
                    "who",
                    known != null
                            ? known.name()
                            : accounts.nameOf(request.getRemoteUser()).orElse(null));
        }
    }
}
