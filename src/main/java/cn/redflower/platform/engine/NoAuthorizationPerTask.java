package cn.redflower.platform.engine;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine's default gives every candidate group an authorization row per task, which makes permission checks grow
 * with the tasks of the whole county. Here tasks make no rows: the tenant says whose school a task belongs to,
 * {@link OrganTaskChecker} and {@link WorklistTaskManager} say who of the school may see it.
 */
class NoAuthorizationPerTask extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newUser(User user) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newGroup(Group group) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTenant(Tenant tenant) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newFilter(Filter filter) {
        return null;
    }
}
