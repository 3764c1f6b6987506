package cn.redflower.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Whom the engine works for in a command: a person with her groups and tenants, or the application itself. */
record EnginePerson(String login, List<String> groups, List<String> tenants) {

    /** The person at work, or null if it is the application itself. */
    static EnginePerson present() {
        CommandContext context = Context.getCommandContext();
        Authentication authentication = context == null ? null : context.getAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            return null;
        }
        List<String> groups = authentication.getGroupIds();
        List<String> tenants = authentication.getTenantIds();
        return new EnginePerson(
                authentication.getUserId(), groups == null ? List.of() : groups, tenants == null ? List.of() : tenants);
    }

    /** The person whose restrictions apply, or null if the application itself or an engine administrator is at work. */
    static EnginePerson restricted() {
        EnginePerson person = present();
        CommandContext context = Context.getCommandContext();
        boolean free = person == null
                || !context.isAuthorizationCheckEnabled()
                || context.getAuthorizationManager().isCamundaAdmin(context.getAuthentication());
        return free ? null : person;
    }
}
