package cn.redflower.engine;

import java.lang.reflect.Field;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every query that would evaluate an expression, however deep in {@code orQueries} it stands and whether it is run, kept
 * in a filter or added to one (CVE-2026-109432: any user who can log in runs code). The engine's own switch looks at the top
 * level only. Every command that has a query in a field is looked at, so a new one is not forgotten. Nothing of ours uses
 * expressions in queries.
 */
class QueriesWithoutExpressions extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            refuseExpressions(query);
        } else {
            refuseInFields(command);
        }
        return next.execute(command);
    }

    private static void refuseInFields(Object command) {
        for (Class<?> type = command.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (mayHoldQuery(field.getType())) {
                    refuse(read(field, command));
                }
            }
        }
    }

    private static boolean mayHoldQuery(Class<?> type) {
        return org.camunda.bpm.engine.query.Query.class.isAssignableFrom(type) || Filter.class.isAssignableFrom(type)
                || type.getName().startsWith("org.camunda.bpm.engine.impl") && type.getSimpleName().endsWith("Builder")
                || type.getSimpleName().endsWith("BuilderImpl");
    }

    private static void refuse(Object value) {
        if (value instanceof AbstractQuery<?, ?> query) {
            refuseExpressions(query);
        } else if (value instanceof Filter filter) {
            refuse((Object) filter.getQuery());
        } else if (value != null && value.getClass().getSimpleName().endsWith("BuilderImpl")) {
            refuseInFields(value);
        }
    }

    private static void refuseExpressions(AbstractQuery<?, ?> query) {
        if (!query.getExpressions().isEmpty() || alternatives(query).stream().anyMatch(q -> !q.getExpressions().isEmpty())) {
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

    private static Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
