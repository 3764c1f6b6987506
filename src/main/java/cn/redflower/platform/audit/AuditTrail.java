package cn.redflower.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The append-only record of who did what. An entry is written with the transaction that it speaks of, as its very last
 * statement: the chain is locked only from there to the commit, so that decisions do not queue up behind each other.
 */
@Component
public class AuditTrail {

    /** Any number that nobody else locks; the same on every node. */
    private static final long CHAIN = 0x52464155444954L;

    private static final int LONGEST = 2000;

    private final JdbcTemplate jdbc;
    private final ConnectionsApart apart;
    private final Clock clock;

    AuditTrail(JdbcTemplate jdbc, ConnectionsApart apart, Clock clock) {
        this.jdbc = jdbc;
        this.apart = apart;
        this.clock = clock;
    }

    /**
     * Records what the caller's transaction does, if and only if it commits; without a transaction at once. Who and
     * from where is the request's.
     */
    public void record(AuditEvent event) {
        record(login(), event);
    }

    /** As {@link #record(AuditEvent)}, of somebody who is not (yet) logged in. */
    public void record(String login, AuditEvent event) {
        boolean withCaller = TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (withCaller) {
            pending().add(entry(login, event));
        } else {
            recordApart(login, event);
        }
    }

    /**
     * Records at once, in a transaction of its own: what is refused stays on record although everything else is rolled
     * back.
     */
    public void recordApart(AuditEvent event) {
        recordApart(login(), event);
    }

    /** As {@link #recordApart(AuditEvent)}, of somebody who is not (yet) logged in. */
    public void recordApart(String login, AuditEvent event) {
        recordApart(List.of(entry(login, event)));
    }

    /** Records several at once, in their order. */
    void recordApart(List<AuditEntry> entries) {
        apart.inTransaction(connection -> append(connection, entries));
    }

    private AuditEntry entry(String login, AuditEvent event) {
        return entry(login, address(), event);
    }

    /** The entry as it will be written; its number comes with the writing. */
    AuditEntry entry(String login, String address, AuditEvent event) {
        return new AuditEntry(
                0,
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS),
                written(login),
                written(address),
                event.action(),
                written(event.organ()),
                written(event.subject()),
                event.outcome().name(),
                written(event.detail()));
    }

    /** What strangers send may be of any length and hold characters that the database does not take. */
    private static String written(String text) {
        return text == null
                ? null
                : text.codePoints()
                        .limit(LONGEST)
                        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private List<AuditEntry> pending() {
        Pending known = (Pending) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Pending();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(known);
        }
        return known.entries;
    }

    private static void append(JdbcTemplate database, List<AuditEntry> entries) {
        Link last = database
                .query(
                        "select last_number, last_hash from honors.audit_chain_end(?)",
                        (row, i) -> new Link(row.getLong(1), row.getBytes(2)),
                        CHAIN)
                .stream()
                .findFirst()
                .orElse(new Link(0, AuditEntry.BEGINNING));
        List<Object[]> rows = new ArrayList<>();
        for (AuditEntry e : entries) {
            AuditEntry numbered = new AuditEntry(
                    last.number() + 1,
                    e.at(),
                    e.login(),
                    e.address(),
                    e.action(),
                    e.organ(),
                    e.subject(),
                    e.outcome(),
                    e.detail());
            Link next = new Link(numbered.number(), numbered.hashAfter(last.hash()));
            rows.add(new Object[] {
                numbered.number(),
                numbered.at(),
                numbered.login(),
                numbered.address(),
                numbered.action(),
                numbered.organ(),
                numbered.subject(),
                numbered.outcome(),
                numbered.detail(),
                last.hash(),
                next.hash()
            });
            last = next;
        }
        database.batchUpdate("""
                insert into honors.audit_entry (number, at, login, address, action, organ, subject, outcome, detail,
                    previous, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private static String login() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken ? null : login.getName();
    }

    private static String address() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return request.getRemoteAddr();
        }
        return null;
    }

    private record Link(long number, byte[] hash) {}

    /** What a transaction has to record, written just before it commits. */
    private final class Pending implements TransactionSynchronization {

        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(AuditTrail.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(AuditTrail.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            append(jdbc, entries);
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResource(AuditTrail.this);
        }
    }
}
