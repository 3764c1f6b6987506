package cn.redflower.casework.publicnotice;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a flow does with public notices: prepares one before it calls the process {@code public-notice}, adds a row
 * while it runs, withdraws it together with the case, reads what became of it. Everything happens in the caller's
 * transaction.
 */
@Component
public class PublicNotices {

    /** Code of the refusal that a notice has not had its working days. */
    public static final String TOO_SHORT = "publicnotice.period.too-short";

    private final Notices notices;
    private final NoticeEntries entries;
    private final Objections objections;
    private final MaterialChange materialChange;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PublicNotices(
            Notices notices,
            NoticeEntries entries,
            Objections objections,
            PublicNoticeProperties properties,
            WorkingCalendar calendar,
            Clock clock) {
        this.notices = notices;
        this.entries = entries;
        this.objections = objections;
        this.materialChange = new MaterialChange(properties.materialChange());
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Keeps a list that is to be noticed. Nobody sees it before the process publishes it.
     *
     * @return the notice's id, the process's variable {@code noticeId}
     */
    @Transactional
    public UUID prepare(NoticeDraft draft) {
        UUID id = notices.add(draft, clock.instant());
        entries.addAll(id, draft.rows(), draft.maskNames());
        return id;
    }

    /**
     * Adds a row to a list that is being noticed, after an objection that somebody was left out. The list is noticed
     * again with it when the present period is over. A row that is there already is left as it is.
     */
    @Transactional
    public void addRow(UUID noticeId, NoticeDraft.Row row) {
        Notice notice = notices.lock(noticeId);
        if (notice.status() == Notice.Status.ENDED) {
            throw new IllegalStateException("notice " + noticeId + " has ended");
        }
        entries.addLater(noticeId, row, notice.namesMasked(), clock.instant());
    }

    /** Takes down every notice of a case that is withdrawn, without a word to the case. The caller ends the process. */
    @Transactional
    public void withdraw(String caseId) {
        notices.endAllOf(caseId, clock.instant());
    }

    /**
     * What stands against acting on a case's list: that its latest notice is still up, or was taken down before it had
     * its working days by the calendar as it is now.
     */
    public List<Refusal> againstActingOn(String caseId) {
        Optional<Notice> latest = notices.latestOf(caseId).filter(notice -> notice.period() != null);
        if (latest.isEmpty()) {
            return List.of();
        }
        Notice notice = latest.get();
        Outcome<LocalDate> last = calendar.lastDayOfNotice(notice.period().firstDay(), notice.workingDays());
        if (last instanceof Outcome.Refused<LocalDate> unknown) {
            return unknown.reasons();
        }
        Optional<LocalDate> ended = notices.endedOn(notice.id(), AdjustableClock.ZONE);
        return ended.isPresent() && ended.get().isAfter(last.orThrow())
                ? List.of()
                : List.of(Refusal.rule(
                        TOO_SHORT,
                        notice.period().firstDay().toString(),
                        notice.workingDays(),
                        last.orThrow().toString()));
    }

    public Optional<Notice> find(UUID noticeId) {
        return notices.find(noticeId);
    }

    /** The latest round of a case's notice. */
    public Optional<Notice> latestOf(String caseId) {
        return notices.latestOf(caseId);
    }

    /**
     * Whether a case's list has been public for all its working days, as the calendar counts them now, with every
     * objection investigated and no change left that would have it noticed again.
     */
    @Transactional
    public boolean isConcluded(String caseId) {
        return notices.latestOf(caseId)
                .map(latest -> notices.lock(latest.id()))
                .filter(notice -> notice.status() == Notice.Status.ENDED
                        && againstActingOn(caseId).isEmpty())
                .filter(notice -> !objections.hasOpen(notice.id()) && !materialChange.in(entries.count(notice.id())))
                .isPresent();
    }

    /**
     * Where these cases' notices can be read now, by case: one that is over or not out yet has no address any more, or
     * none yet.
     */
    public Map<String, String> addresses(Collection<String> caseIds) {
        Map<String, String> slugs = notices.openOf(caseIds, LocalDate.ofInstant(clock.instant(), AdjustableClock.ZONE));
        slugs.replaceAll((caseId, slug) -> Notice.path(slug));
        return slugs;
    }

    /** The rows that were taken off a case's list in all rounds of its notice, the earliest first. */
    public List<Strike> strikesOf(String caseId) {
        return entries.strikesOf(caseId);
    }
}
