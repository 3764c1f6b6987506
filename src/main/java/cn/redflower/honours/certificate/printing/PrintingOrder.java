package cn.redflower.honours.certificate.printing;

import cn.redflower.honours.certificate.Certificate;
import cn.redflower.honours.certificate.CertificatePaper;
import cn.redflower.honours.certificate.Certificates;
import cn.redflower.honours.certificate.Unprintables;
import cn.redflower.platform.document.Documents;
import cn.redflower.platform.document.StoredDocument;
import cn.redflower.platform.problem.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Prints an order into its two files. They belong to the caller's transaction, so a run that ends in the middle leaves
 * nothing behind and the next begins anew; how far it is, is written in transactions of its own. Of an order in memory
 * are the pages of its print file, of the rest a batch.
 */
@Component
public class PrintingOrder {

    private static final String PURPOSE = "certificates";
    private static final String MAKER = "certificate-printing";
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final int STEP = 10;
    /**
     * Printers of a node: fonts take memory and pages take processors, and the engine's threads are there for decisions
     * too.
     */
    private static final int PRINTERS = 2;

    private static final int PATIENCE_SECONDS = 2;

    private final PrintOrders orders;
    private final Certificates certificates;
    private final CertificatePaper paper;
    private final Unprintables unprintables;
    private final Documents documents;
    private final Problems texts;
    /**
     * Back to a savepoint after a failure: the engine still has to look into its tables before it gives up the
     * transaction.
     */
    private final TransactionTemplate restorable;

    private final Semaphore printers = new Semaphore(PRINTERS, true);

    PrintingOrder(
            PrintOrders orders,
            Certificates certificates,
            CertificatePaper paper,
            Unprintables unprintables,
            Documents documents,
            Problems texts,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.certificates = certificates;
        this.paper = paper;
        this.unprintables = unprintables;
        this.documents = documents;
        this.texts = texts;
        this.restorable = new TransactionTemplate(transactions);
        this.restorable.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Prints, unless all printers are busy; {@link #isFinished} says so.
     *
     * @throws PrintingFailed if it has to be tried again; names no content
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void print(UUID order) {
        if (!hasPrinter()) {
            return;
        }
        try {
            orders.begin(order).ifPresent(begun -> keep(order, begun, made(order, begun)));
        } finally {
            printers.release();
        }
    }

    /**
     * @param pdf null, like {@code zip}, if every certificate waits
     * @param missing of certificates by their numbers the characters that no font has
     */
    private record Printed(int certificates, int waiting, UUID pdf, UUID zip, Map<String, List<String>> missing) {}

    private Printed made(UUID order, PrintOrders.Begun begun) {
        try {
            return restorable.execute(transaction -> print(order, begun));
        } catch (RuntimeException e) {
            String failure = place(e);
            orders.failed(order, failure);
            throw new PrintingFailed(failure);
        }
    }

    /** Both files, or none if a certificate in them was revoked meanwhile. */
    private void keep(UUID order, PrintOrders.Begun begun, Printed printed) {
        if (orders.ended(order, printed.certificates(), printed.waiting(), printed.pdf(), printed.zip())) {
            unprintables.found(begun.caseId(), begun.schoolId(), printed.missing());
        } else if (printed.pdf() != null) {
            documents.remove(List.of(printed.pdf(), printed.zip()));
        }
    }

    /** Whether nothing is left to be done. */
    public boolean isFinished(UUID order) {
        return !orders.isWaiting(order);
    }

    private boolean hasPrinter() {
        try {
            return printers.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Printed print(UUID order, PrintOrders.Begun begun) {
        try (CertificatePaper.Run run = paper.run()) {
            Progress progress = new Progress(order, unprintables.decidedBlank(begun.caseId(), begun.schoolId()));
            StoredDocument zip = documents.make(
                    begun.caseId(),
                    PURPOSE,
                    filename(begun, "zip"),
                    ZIP,
                    MAKER,
                    out -> singles(begun, run, progress, out));
            if (progress.done == 0) {
                documents.remove(List.of(zip.id()));
                return new Printed(0, progress.waiting(), null, null, progress.missing);
            }
            StoredDocument pdf = documents.make(
                    begun.caseId(), PURPOSE, filename(begun, "pdf"), MediaType.APPLICATION_PDF, MAKER, run::save);
            return new Printed(progress.done, progress.waiting(), pdf.id(), zip.id(), progress.missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void singles(PrintOrders.Begun begun, CertificatePaper.Run run, Progress progress, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        // the documents are packed already
        zip.setLevel(Deflater.NO_COMPRESSION);
        certificates.of(begun.caseId(), begun.schoolId(), batch -> {
            try {
                if (progress.wanted) {
                    run.add(batch.stream().filter(progress::isPrinted).toList(), (certificate, pdf) -> {
                        add(zip, certificate, pdf);
                        progress.one();
                    });
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        zip.finish();
    }

    private static void add(ZipOutputStream zip, Certificate certificate, byte[] pdf) throws IOException {
        zip.putNextEntry(new ZipEntry(certificate.number() + ".pdf"));
        zip.write(pdf);
        zip.closeEntry();
    }

    private String filename(PrintOrders.Begun begun, String kind) {
        return texts.text("certificate.print.file", begun.schoolName(), begun.award()) + "." + kind;
    }

    /** What kind of error and where, never its words: they may repeat a name. */
    private static String place(RuntimeException e) {
        String where = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("cn.redflower.")
                        && !frame.getClassName().contains("$$"))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName() + where;
    }

    /** How many are done, told to the world every few. */
    private final class Progress {

        private final UUID order;
        private final Set<String> blank;
        private final Map<String, List<String>> missing = new HashMap<>();
        private int done;
        private boolean wanted = true;

        Progress(UUID order, Set<String> blank) {
            this.order = order;
            this.blank = blank;
        }

        /** Notes what no font has of a certificate; whether it is printed nevertheless. */
        boolean isPrinted(Certificate certificate) {
            List<String> characters = paper.unprintable(certificate);
            if (!characters.isEmpty()) {
                missing.put(certificate.number(), characters);
            }
            return characters.isEmpty() || blank.contains(certificate.number());
        }

        int waiting() {
            return (int) missing.keySet().stream()
                    .filter(number -> !blank.contains(number))
                    .count();
        }

        void one() {
            if (++done % STEP == 0) {
                wanted = orders.progress(order, done);
            }
        }
    }
}
