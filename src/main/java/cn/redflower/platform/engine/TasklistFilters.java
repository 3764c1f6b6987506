package cn.redflower.platform.engine;

import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.MessageSource;

/**
 * The filters that everybody finds in Tasklist. Each answers with the person's own worklist
 * ({@link WorklistTaskManager}).
 */
class TasklistFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final StandingPermissions permissions;
    private final MessageSource messages;

    TasklistFilters(FilterService filters, TaskService tasks, StandingPermissions permissions, MessageSource messages) {
        this.filters = filters;
        this.tasks = tasks;
        this.permissions = permissions;
        this.messages = messages;
    }

    void provide() {
        provide(
                "engine.filter.all",
                tasks.createTaskQuery().orderByTaskCreateTime().desc(),
                0,
                "#c8102e");
        provide(
                "engine.filter.open",
                tasks.createTaskQuery().taskUnassigned().orderByTaskCreateTime().desc(),
                10,
                "#e0a100");
        provide(
                "engine.filter.claimed",
                tasks.createTaskQuery().taskAssigned().orderByTaskCreateTime().desc(),
                20,
                "#2e7d32");
    }

    private void provide(String nameKey, TaskQuery query, int priority, String colour) {
        String name = messages.getMessage(nameKey, null, Locale.SIMPLIFIED_CHINESE);
        Filter filter = filters.createFilterQuery().filterName(name).singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(name);
        }
        filter.setQuery(query);
        // no variables on the cards: what one has to know stands in the task's name
        filter.setProperties(
                Map.of("priority", priority, "color", colour, "refresh", true, "showUndefinedVariable", false));
        filters.saveFilter(filter);
        permissions.grantFilter(filter.getId());
    }
}
