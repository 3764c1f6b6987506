package cn.redflower.casework.publicnotice;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes an objection to a notice while its period runs, and has it investigated in its turn. */
@Component
public class RaisingObjection {

    private static final int ATTEMPTS = 4;

    private final Notices notices;
    private final NoticeEntries entries;
    private final Objections objections;
    private final ObjectionTurns turns;
    private final PublicNoticeProperties properties;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RaisingObjection(
            Notices notices,
            NoticeEntries entries,
            Objections objections,
            ObjectionTurns turns,
            PublicNoticeProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.entries = entries;
        this.objections = objections;
        this.turns = turns;
        this.properties = properties;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes the objection, in a transaction of its own. Whoever objects is no party to what happens on the notice at
     * the same moment (another objection, an investigation that ends), so a collision is tried again rather than told.
     *
     * @param slug the last part of the notice's address
     * @return the receipt's code; the same one for the same submission
     */
    public Outcome<String> raise(String slug, Complaint complaint) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> take(slug, complaint));
            } catch (RefusedException refused) {
                return Outcome.refused(refused.reasons());
            } catch (ConcurrencyFailureException collision) {
                if (attempt == ATTEMPTS) {
                    throw collision;
                }
            }
        }
    }

    private Outcome<String> take(String slug, Complaint complaint) {
        Optional<Notice> found = notices.findBySlug(slug);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("publicnotice.not-found"));
        }
        // from here on the notice can be neither taken down nor objected to by anybody else
        Notice notice = notices.lock(found.get().id());
        Optional<Objection> sentBefore = objections.findBySubmission(complaint.submission());
        if (sentBefore.isPresent()) {
            return Outcome.done(sentBefore.get().receipt());
        }
        if (!notice.isOpen(clock.instant())) {
            return Outcome.refused(Refusal.conflict("publicnotice.ended"));
        }
        Optional<NoticeEntry> entry =
                Optional.ofNullable(complaint.row()).flatMap(row -> entries.findByOrdinal(notice.id(), row));
        if (complaint.row() != null && entry.isEmpty()) {
            return Outcome.refused(Refusal.rule("publicnotice.objection.no-such-row", String.valueOf(complaint.row())));
        }
        if (entry.isPresent() && entry.get().struck()) {
            return Outcome.refused(Refusal.rule("publicnotice.objection.row-struck", String.valueOf(complaint.row())));
        }
        Objection objection = new Objection(
                UUID.randomUUID(),
                notice.id(),
                entry.map(NoticeEntry::id).orElse(null),
                Notices.code(8),
                complaint.complainant(),
                complaint.phone(),
                complaint.mail(),
                complaint.text(),
                clock.instant(),
                Objection.Status.OPEN,
                null,
                null,
                null);
        if (objections.countOpen(notice.id()) >= properties.objectionsPerNotice()) {
            return Outcome.refused(Refusal.conflict("publicnotice.objection.too-many-open"));
        }
        turns.take(notice, objection, complaint.submission());
        return Outcome.done(objection.receipt());
    }
}
