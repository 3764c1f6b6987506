package cn.redflower.honours.certificate.printing;

import cn.redflower.honours.certificate.CertificateRevoked;
import cn.redflower.platform.document.Documents;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders the certificates of a case to be printed, one order a school, and anew once one of them is revoked. */
@Component
public class OrderingPrints {

    private final PrintOrders orders;
    private final Documents documents;
    private final PrintRuns runs;

    OrderingPrints(PrintOrders orders, Documents documents, PrintRuns runs) {
        this.orders = orders;
        this.documents = documents;
        this.runs = runs;
    }

    /** Everything that the case has issued, once the caller's transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(String caseId) {
        orders.place(caseId, null).forEach(runs::start);
    }

    /** What was issued before certificates were printed in the background. */
    @Transactional
    public void orderWhatWasMissed() {
        orders.place(null, null).forEach(runs::start);
    }

    /** No file with a revoked certificate stays. */
    @EventListener
    void revoked(CertificateRevoked event) {
        anew(event.caseId(), event.schoolId());
    }

    /** What a school has of a case has changed: the files go and are made anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void anew(String caseId, String schoolId) {
        documents.remove(orders.outdate(caseId, schoolId));
        orders.place(caseId, schoolId).forEach(runs::start);
    }
}
