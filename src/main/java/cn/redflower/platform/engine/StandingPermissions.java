package cn.redflower.platform.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * What everybody who can log in may do in the engine, as a handful of rows that never grow: open Tasklist, see the
 * diagrams, and work on tasks, of which {@link OrganTaskChecker} and the tenants leave each person her own. And what
 * the operations role may do besides.
 */
class StandingPermissions {

    private static final Permission[] NOTHING = {};

    /**
     * The operations role: sees everything and repairs single cases. Not granted to anybody: deploying, starting cases
     * past our own use cases, deleting history or definitions, making users, permissions and filters, batches.
     */
    private static final Map<Resource, Permission[]> OPERATIONS = Map.ofEntries(
            entry(Resources.APPLICATION, Permissions.ACCESS),
            entry(
                    Resources.PROCESS_DEFINITION,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_TASK,
                    ProcessDefinitionPermissions.READ_HISTORY,
                    ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                    ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                    ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
                    ProcessDefinitionPermissions.UPDATE,
                    ProcessDefinitionPermissions.UPDATE_INSTANCE,
                    ProcessDefinitionPermissions.UPDATE_INSTANCE_VARIABLE,
                    ProcessDefinitionPermissions.UPDATE_TASK,
                    ProcessDefinitionPermissions.UPDATE_TASK_VARIABLE,
                    ProcessDefinitionPermissions.TASK_WORK,
                    ProcessDefinitionPermissions.TASK_ASSIGN,
                    ProcessDefinitionPermissions.DELETE_INSTANCE,
                    ProcessDefinitionPermissions.SUSPEND,
                    ProcessDefinitionPermissions.SUSPEND_INSTANCE,
                    ProcessDefinitionPermissions.RETRY_JOB,
                    ProcessDefinitionPermissions.MIGRATE_INSTANCE),
            entry(Resources.PROCESS_INSTANCE, Permissions.READ, Permissions.UPDATE, Permissions.DELETE),
            entry(Resources.TASK, Permissions.READ, Permissions.UPDATE, Permissions.TASK_ASSIGN, Permissions.TASK_WORK),
            entry(Resources.DEPLOYMENT, Permissions.READ),
            entry(Resources.DECISION_DEFINITION, Permissions.READ, Permissions.READ_HISTORY),
            entry(Resources.DECISION_REQUIREMENTS_DEFINITION, Permissions.READ),
            entry(Resources.USER, Permissions.READ),
            entry(Resources.GROUP, Permissions.READ),
            entry(Resources.TENANT, Permissions.READ),
            entry(Resources.AUTHORIZATION, Permissions.READ),
            entry(Resources.FILTER, Permissions.READ),
            entry(Resources.BATCH, BatchPermissions.READ, BatchPermissions.READ_HISTORY),
            entry(
                    Resources.OPERATION_LOG_CATEGORY,
                    UserOperationLogCategoryPermissions.READ,
                    UserOperationLogCategoryPermissions.UPDATE),
            entry(Resources.SYSTEM, SystemPermissions.READ));

    private static final String EVERYBODY = "*";
    private static final String ANY = Authorization.ANY;

    private final AuthorizationService authorizations;

    StandingPermissions(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    private static Map.Entry<Resource, Permission[]> entry(Resource resource, Permission... permissions) {
        return Map.entry(resource, permissions);
    }

    void grant() {
        for (Resource resource : Resources.values()) {
            grantOperations(resource, OPERATIONS.getOrDefault(resource, NOTHING));
        }
        grant(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        // for one's own name in the corner of the page; EngineDoor lets nobody read anybody else's
        grant(Resources.USER, ANY, Permissions.READ);
        grant(
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_WORK);
    }

    /** Exactly these, also where an earlier version, or the engine itself at its first start, granted more. */
    private void grantOperations(Resource resource, Permission[] permissions) {
        List<Authorization> present = authorizations
                .createAuthorizationQuery()
                .groupIdIn(Groups.CAMUNDA_ADMIN)
                .resourceType(resource)
                .resourceId(ANY)
                .list();
        if (permissions.length == 0) {
            present.forEach(authorization -> authorizations.deleteAuthorization(authorization.getId()));
            return;
        }
        Authorization authorization = present.isEmpty()
                ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT)
                : present.get(0);
        authorization.setGroupId(Groups.CAMUNDA_ADMIN);
        authorization.setResource(resource);
        authorization.setResourceId(ANY);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    /** Everybody may use the filter; only the application makes and changes filters. */
    void grantFilter(String filterId) {
        grant(Resources.FILTER, filterId, Permissions.READ);
    }

    private void grant(Resource resource, String id, Permission... permissions) {
        List<Authorization> present = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(resource)
                .resourceId(id)
                .list();
        Authorization authorization = present.isEmpty()
                ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL)
                : present.get(0);
        authorization.setUserId(EVERYBODY);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
