package cn.redflower.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Whom the engine works for in a command: a person with her groups, or the application itself. */
record EnginePerson(String login, List<String> groups) {

    /** The person whose restrictions apply, or null if the application itself or an engine administrator is at work. */
    static EnginePerson restricted() {
        CommandContext context = Context.getCommandContext();
        Authentication authentication = context == null ? null : context.getAuthentication();
        if (authentication == null || authentication.getUserId() == null || !context.isAuthorizationCheckEnabled()
                || context.getAuthorizationManager().isCamundaAdmin(authentication)) {
            return null;
        }
        List<String> groups = authentication.getGroupIds();
        return new EnginePerson(authentication.getUserId(), groups == null ? List.of() : groups);
    }
}
