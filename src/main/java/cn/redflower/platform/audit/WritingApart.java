package cn.redflower.platform.audit;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes what is recorded after a request is over, many entries in one transaction. Whoever hands one in waits for it a
 * moment, so that it mostly is on record when the answer arrives; a slow or absent database makes no answer slow, and
 * what then has to be dropped is counted and said as soon as the trail can be written again.
 */
@Component
class WritingApart {

    private static final Logger LOG = LoggerFactory.getLogger(WritingApart.class);
    private static final int MOST_WAITING = 2_000;
    private static final int MOST_AT_ONCE = 200;
    private static final long LOOKS_EVERY_MILLIS = 300;

    private final AuditTrail trail;
    private final Duration patience;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger dropped = new AtomicInteger();
    private final Thread writer = new Thread(this::write, "audit-writer");
    private volatile boolean failing;
    private volatile boolean closed;

    /** @param patience how long an answer waits for its entry */
    WritingApart(AuditTrail trail, @Value("${redflower.audit.patience:PT0.3S}") Duration patience) {
        this.trail = trail;
        this.patience = patience;
        writer.setDaemon(true);
        writer.start();
    }

    private record Waiting(AuditEntry entry, CountDownLatch written) {}

    /** Hands an entry in and waits a moment until it is written; never throws. */
    void write(AuditEntry entry) {
        CountDownLatch written = writeLater(entry);
        if (!failing) {
            try {
                written.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Hands an entry in; never waits or throws. @return open when it is written or dropped */
    CountDownLatch writeLater(AuditEntry entry) {
        Waiting waiting = new Waiting(entry, new CountDownLatch(1));
        if (closed || !queue.offer(waiting)) {
            dropped.incrementAndGet();
            waiting.written().countDown();
        }
        return waiting.written();
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        while (!closed) {
            try {
                Waiting first = queue.poll(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_AT_ONCE - 1);
                    append(batch);
                    batch.clear();
                }
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void append(List<Waiting> batch) {
        int missing = dropped.getAndSet(0);
        try {
            List<AuditEntry> entries =
                    new ArrayList<>(batch.stream().map(Waiting::entry).toList());
            if (missing > 0) {
                entries.add(trail.entry(
                        null, null, AuditEvent.refused("request.unrecorded", null, null, String.valueOf(missing))));
            }
            trail.recordApart(entries);
            failing = false;
        } catch (RuntimeException e) {
            dropped.addAndGet(missing + batch.size());
            if (!failing) {
                failing = true;
                LOG.error(
                        "the audit trail cannot be written: {}; what is refused meanwhile is counted only",
                        e.getClass().getName());
            }
        } finally {
            batch.forEach(each -> each.written().countDown());
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closed = true;
        writer.join(TimeUnit.SECONDS.toMillis(5));
        List<Waiting> rest = new ArrayList<>();
        queue.drainTo(rest);
        if (!rest.isEmpty() && !failing) {
            append(rest);
        }
    }
}
