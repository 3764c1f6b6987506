package cn.redflower.casework.publicnotice;

import cn.redflower.platform.time.AdjustableClock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What anybody may read: the notices that are open, and nothing of those that are over but that they are. */
@Component
public class ReadingNotices {

    private final Notices notices;
    private final NoticeEntries entries;
    private final Objections objections;
    private final Clock clock;

    ReadingNotices(Notices notices, NoticeEntries entries, Objections objections, Clock clock) {
        this.notices = notices;
        this.entries = entries;
        this.objections = objections;
        this.clock = clock;
    }

    /** The notices of today, the newest first. */
    public List<Notice> open() {
        return notices.open(LocalDate.ofInstant(clock.instant(), AdjustableClock.ZONE));
    }

    /** The notice at an address, open or over; one that is only prepared does not exist yet. */
    public Optional<Notice> at(String slug) {
        return notices.findBySlug(slug).filter(notice -> notice.period() != null);
    }

    public boolean isOpen(Notice notice) {
        return notice.isOpen(clock.instant());
    }

    /** The rows as published, in their order; none once the notice is over. */
    public List<NoticeEntry> rows(Notice notice) {
        return isOpen(notice) ? entries.publishedOf(notice.id()) : List.of();
    }

    /** The row with that number, as published; none once the notice is over or the row is struck. */
    public Optional<NoticeEntry> row(Notice notice, int ordinal) {
        return isOpen(notice)
                ? entries.findByOrdinal(notice.id(), ordinal).filter(entry -> !entry.struck())
                : Optional.empty();
    }

    /** Where the objection with that receipt stands. */
    public Optional<Objection.Status> statusOf(Notice notice, String receipt) {
        return objections.findByReceipt(notice.id(), receipt).map(Objection::status);
    }

    /** Whether an objection waits for its turn to be investigated. */
    public boolean isWaiting(Notice notice, String receipt) {
        return objections
                .findByReceipt(notice.id(), receipt)
                .map(Objection::id)
                .map(objections::isWaiting)
                .orElse(false);
    }
}
