package cn.redflower.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every query that would evaluate an expression, however deep in {@code orQueries} it stands and whether it is
 * run, kept in a filter or added to one (CVE-2026-109432: any user who can log in runs code). The engine's own switch
 * looks at the top level only. Every command that has a query in a field is looked at, so a new one is not forgotten,
 * and every stored filter that is run. Nothing of ours uses expressions in queries.
 */
class QueriesWithoutExpressions extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        refuse(command);
        CommandFields.visit(command, QueriesWithoutExpressions::refuse);
        if (command instanceof AbstractExecuteFilterCmd execution) {
            refuseStored(execution);
        }
        return next.execute(command);
    }

    /** A stored query is read back and run within the filter's command, past every interceptor. */
    private static void refuseStored(AbstractExecuteFilterCmd execution) {
        CommandFields.visit(execution, value -> {
            if (value instanceof String filterId) {
                refuse(Context.getCommandContext().getFilterManager().findFilterById(filterId));
            }
        });
    }

    private static void refuse(Object value) {
        if (value instanceof AbstractQuery<?, ?> query) {
            refuseExpressions(query);
        } else if (value instanceof Filter filter) {
            refuse(filter.getQuery());
        }
    }

    private static void refuseExpressions(AbstractQuery<?, ?> query) {
        if (!query.getExpressions().isEmpty()
                || alternatives(query).stream()
                        .anyMatch(q -> !q.getExpressions().isEmpty())) {
            throw new BadUserRequestException("Expressions in queries are not allowed.");
        }
    }

    private static List<? extends AbstractQuery<?, ?>> alternatives(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl task) {
            return task.getQueries();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl task) {
            return task.getQueries();
        }
        if (query instanceof ProcessInstanceQueryImpl instance) {
            return instance.getQueries();
        }
        return query instanceof HistoricProcessInstanceQueryImpl instance ? instance.getQueries() : List.of();
    }
}
