package cn.redflower.platform.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;

/**
 * A case belongs to the school in its variable {@code schoolId}, a called one to its caller's, any other to the county
 * (no tenant).
 */
class SchoolTenants implements TenantIdProvider {

    /** The one variable that says whose case it is. */
    static final String SCHOOL = "schoolId";

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        Object school =
                context.getVariables() == null ? null : context.getVariables().get(SCHOOL);
        if (school instanceof String id) {
            return id;
        }
        DelegateExecution caller = context.getSuperExecution();
        return caller == null ? null : caller.getTenantId();
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
