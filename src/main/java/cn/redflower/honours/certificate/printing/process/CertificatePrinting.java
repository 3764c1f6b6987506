package cn.redflower.honours.certificate.printing.process;

import cn.redflower.honours.certificate.printing.PrintingOrder;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * What {@code certificate-printing.bpmn} calls: the printing itself, and the question whether it is done. Public as
 * expressions of the model can read nothing else.
 */
@Component("certificatePrinting")
public class CertificatePrinting implements JavaDelegate {

    private final PrintingOrder printing;

    CertificatePrinting(PrintingOrder printing) {
        this.printing = printing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        printing.print(order(execution));
    }

    /** For the gateway. */
    public boolean isFinished(DelegateExecution execution) {
        return printing.isFinished(order(execution));
    }

    private static UUID order(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
