package cn.redflower.platform.engine;

import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Knows while a filter of Tasklist is run. What Tasklist lists is called "my tasks": an administrator, whom the engine
 * shows every task, finds there those that are her own to do, and the county's in Cockpit.
 */
class OwnWorklists extends CommandInterceptor {

    private static final ThreadLocal<Boolean> LISTING = ThreadLocal.withInitial(() -> false);

    @Override
    public <T> T execute(Command<T> command) {
        if (!(command instanceof AbstractExecuteFilterCmd)) {
            return next.execute(command);
        }
        LISTING.set(true);
        try {
            return next.execute(command);
        } finally {
            LISTING.remove();
        }
    }

    /** Whose tasks a query is about; null if it is about everybody's. */
    static EnginePerson owner() {
        return LISTING.get() ? EnginePerson.present() : EnginePerson.restricted();
    }
}
