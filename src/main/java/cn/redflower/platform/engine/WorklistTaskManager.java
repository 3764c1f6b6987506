package cn.redflower.platform.engine;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * Every query for tasks, whatever door it came through (REST, Tasklist, a stored filter, a count), answers with the
 * asking person's own worklist: of what is offered to her organs or, where others of an organ must leave it to her, to
 * herself, that which nobody else has claimed. Being the assignee of anything else shows it to nobody, as it lets
 * nobody answer it. It sits where all task queries meet the database, so that no new endpoint can forget it.
 */
class WorklistTaskManager extends TaskManager {

    @Override
    protected void configureQuery(TaskQueryImpl query) {
        super.configureQuery(query);
        EnginePerson person = OwnWorklists.owner();
        if (person == null) {
            return;
        }
        TaskQuery offered = query.or().taskCandidateUser(person.login());
        if (!person.groups().isEmpty()) {
            offered.taskCandidateGroupIn(new ArrayList<>(person.groups()));
        }
        offered.includeAssignedTasks().endOr();
        query.or().taskAssignee(person.login()).taskUnassigned().endOr();
    }

    /** Puts this manager in the place of the engine's own. */
    static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return TaskManager.class;
        }

        @Override
        public Session openSession() {
            return new WorklistTaskManager();
        }
    }
}
