package cn.redflower.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * What everybody who can log in may do in the engine, as a handful of rows that never grow: open Tasklist, see the diagrams, and
 * work on tasks, of which {@link OrganTaskChecker} and the tenants leave each person her own. All else belongs to the
 * engine's administrators.
 */
class StandingPermissions {

    private static final String EVERYBODY = "*";
    private static final String ANY = Authorization.ANY;

    private final AuthorizationService authorizations;

    StandingPermissions(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void grant() {
        for (Resource resource : Resources.values()) {
            grantAdministrators(resource);
        }
        grant(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(Resources.APPLICATION, "welcome", Permissions.ACCESS);
        // for one's own name in the corner of the page; OpenToEverybody lets nobody read anybody else's
        grant(Resources.USER, ANY, Permissions.READ);
        grant(Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.TASK_WORK);
    }

    private void grantAdministrators(Resource resource) {
        if (authorizations.createAuthorizationQuery().groupIdIn(Groups.CAMUNDA_ADMIN).resourceType(resource).resourceId(ANY).count() == 0) {
            Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            all.setGroupId(Groups.CAMUNDA_ADMIN);
            all.setResource(resource);
            all.setResourceId(ANY);
            all.addPermission(Permissions.ALL);
            authorizations.saveAuthorization(all);
        }
    }

    /** Everybody may use the filter; only the application makes and changes filters. */
    void grantFilter(String filterId) {
        grant(Resources.FILTER, filterId, Permissions.READ);
    }

    private void grant(Resource resource, String id, Permission... permissions) {
        List<Authorization> present = authorizations.createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL).resourceType(resource).resourceId(id).list();
        Authorization authorization = present.isEmpty()
                ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL) : present.get(0);
        authorization.setUserId(EVERYBODY);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
