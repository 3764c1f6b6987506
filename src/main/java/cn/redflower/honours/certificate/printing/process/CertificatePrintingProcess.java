package cn.redflower.honours.certificate.printing.process;

import cn.redflower.honours.certificate.printing.PrintRuns;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The contract with {@code certificate-printing.bpmn}: one instance an order, its id the business key, no variables.
 * The application starts it for itself, whoever is at work, so the engine is asked as nobody in particular.
 */
@Component
class CertificatePrintingProcess implements PrintRuns {

    static final String KEY = "certificate-printing";

    private final RuntimeService runtime;
    private final IdentityService identity;

    CertificatePrintingProcess(RuntimeService runtime, IdentityService identity) {
        this.runtime = runtime;
        this.identity = identity;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(UUID order) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            runtime.createProcessInstanceByKey(KEY)
                    .businessKey(order.toString())
                    .execute();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
