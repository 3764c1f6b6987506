package cn.redflower.platform.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * Who may open and work on a task: the people of the organ it is offered to, and once one of them has claimed it, she
 * alone may work on it. The engine's own check only knows process definitions, as tasks carry no authorization rows
 * ({@link NoAuthorizationPerTask}).
 */
class OrganTaskChecker extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        super.checkReadTask(task);
        requireOwn(task, false);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        super.checkReadTaskVariable(task);
        requireOwn(task, false);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        requireOwn(task, true);
    }

    private static void requireOwn(TaskEntity task, boolean toWork) {
        EnginePerson person = EnginePerson.restricted();
        if (person == null) {
            return;
        }
        boolean own = person.login().equals(task.getAssignee());
        if (toWork && own && (task.getTenantId() == null || person.tenants().contains(task.getTenantId()))) {
            // the guard of completions says in words why it is not hers to do, if it is not
            return;
        }
        boolean takenByAnother = toWork && task.getAssignee() != null;
        if (takenByAnother || !isOffered(task, person)) {
            throw new AuthorizationException("The task is not offered to this person.");
        }
    }

    /** Whether the task is offered to the person, by name or through one of her organs. */
    static boolean isOffered(TaskEntity task, EnginePerson person) {
        return task.getCandidates().stream().anyMatch(link -> offers(link, person));
    }

    private static boolean offers(IdentityLink link, EnginePerson person) {
        return IdentityLinkType.CANDIDATE.equals(link.getType())
                && (person.login().equals(link.getUserId()) || person.groups().contains(link.getGroupId()));
    }
}
