package cn.redflower.platform.mail.outbox;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the pending mails of a batch one by one. Each is locked, sent and recorded in a transaction of its own, so that
 * a mail is sent twice only if the record of it is lost after the server took it, and then with the same Message-ID.
 */
@Service
public class DeliveringBatch {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Mails mails;
    private final LetterWriting writing;
    private final MailServer server;
    private final MailSettings settings;
    private final TransactionTemplate alone;
    private final Semaphore connections;

    DeliveringBatch(
            Mails mails,
            LetterWriting writing,
            MailServer server,
            MailSettings settings,
            PlatformTransactionManager transactions) {
        this.mails = mails;
        this.writing = writing;
        this.server = server;
        this.settings = settings;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.connections = new Semaphore(settings.connections(), true);
    }

    /**
     * Sends what it can within {@link MailSettings#longestRun()}. Mails may be left without any failure;
     * {@link #isFinished} says so.
     *
     * @throws UndeliveredMail if a mail has to be tried again
     */
    public void deliver(UUID batch) {
        if (!mayConnect()) {
            return;
        }
        try {
            run(batch);
        } catch (UndeliveredMail e) {
            throw e;
        } catch (RuntimeException e) {
            // the database's words may repeat a row
            throw new UndeliveredMail(e.getClass().getSimpleName());
        } finally {
            connections.release();
        }
    }

    /** Whether no mail of the batch is left to be sent. */
    public boolean isFinished(UUID batch) {
        return !mails.anyPending(batch);
    }

    private boolean mayConnect() {
        try {
            return connections.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One mail and what became of it; no fault if it was sent. */
    private record Attempt(long id, MailFault fault) {

        boolean failedFor(MailFault.Reach reach) {
            return fault != null && fault.reach() == reach;
        }
    }

    private void run(UUID batch) {
        long end = System.nanoTime() + settings.longestRun().toNanos();
        String postponed = null;
        long last = 0;
        try (MailServer.Line line = server.line()) {
            do {
                long after = last;
                Attempt attempt = alone.execute(transaction -> tryNext(batch, after, line));
                if (attempt == null) {
                    break;
                }
                last = attempt.id();
                if (attempt.failedFor(MailFault.Reach.SERVER)) {
                    alone.executeWithoutResult(transaction ->
                            mails.serverFailed(batch, attempt.fault().error()));
                    throw new UndeliveredMail(attempt.fault().error());
                }
                if (attempt.failedFor(MailFault.Reach.MAIL)) {
                    postponed = attempt.fault().error();
                }
            } while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted());
        }
        if (postponed != null) {
            throw new UndeliveredMail(postponed);
        }
    }

    private Attempt tryNext(UUID batch, long afterId, MailServer.Line line) {
        Optional<Mails.Pending> next = mails.lockNext(batch, afterId);
        if (next.isEmpty()) {
            return null;
        }
        Mails.Pending mail = next.get();
        try {
            line.send(write(mail, line));
        } catch (MailFailure e) {
            record(mail, e.fault());
            return new Attempt(mail.id(), e.fault());
        }
        mails.sent(mail.id());
        return new Attempt(mail.id(), null);
    }

    private MimeMessage write(Mails.Pending mail, MailServer.Line line) throws MailFailure {
        Session session = line.session();
        try {
            return writing.message(mail, session);
        } catch (RuntimeException defect) {
            // a letter that cannot be written must not keep the others back
            throw new MailFailure(
                    new MailFault(MailFault.Reach.MAIL, defect.getClass().getSimpleName()));
        }
    }

    private void record(Mails.Pending mail, MailFault fault) {
        switch (fault.reach()) {
            case ADDRESS -> mails.refused(mail.id(), fault.error());
            case MAIL -> mails.postponed(mail.id(), fault.error());
            case SERVER -> {
                // says nothing of this mail; kept with the batch
            }
        }
    }
}
