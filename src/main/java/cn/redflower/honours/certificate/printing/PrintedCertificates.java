package cn.redflower.honours.certificate.printing;

import cn.redflower.honours.certificate.printing.PrintState.Status;
import cn.redflower.platform.document.Documents;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The printed certificates of a case, to follow and to download; whoever asks has made sure that the person may have
 * them.
 */
@Component
@Transactional(readOnly = true)
public class PrintedCertificates {

    private final PrintOrders orders;
    private final Documents documents;

    PrintedCertificates(PrintOrders orders, Documents documents) {
        this.orders = orders;
        this.documents = documents;
    }

    /** How far all schools are, in the order of their ids. */
    public List<PrintState> states(String caseId) {
        return orders.states(caseId, null);
    }

    /** How far a school is. */
    public PrintState state(String caseId, String schoolId) {
        return orders.states(caseId, schoolId).stream().findFirst().orElseGet(() -> PrintState.none(schoolId));
    }

    /** The print file. @throws RefusedException while there is none */
    public ResponseEntity<InputStreamResource> pdf(String caseId, String schoolId) {
        return download(caseId, schoolId, PrintOrders.Files::pdfId);
    }

    /** The archive of single documents. @throws RefusedException while there is none */
    public ResponseEntity<InputStreamResource> zip(String caseId, String schoolId) {
        return download(caseId, schoolId, PrintOrders.Files::zipId);
    }

    private ResponseEntity<InputStreamResource> download(
            String caseId, String schoolId, Function<PrintOrders.Files, UUID> which) {
        return orders.files(caseId, schoolId)
                .flatMap(files -> documents.find(caseId, which.apply(files)))
                .map(documents::download)
                .orElseThrow(() -> new RefusedException(whyNot(state(caseId, schoolId))));
    }

    private static Refusal whyNot(PrintState state) {
        String code = "certificate.print." + state.status().name().toLowerCase(Locale.ROOT);
        return state.status() == Status.NONE || state.status() == Status.STALE
                ? Refusal.notFound(code)
                : Refusal.conflict(code, state.done(), state.total(), state.waiting());
    }
}
