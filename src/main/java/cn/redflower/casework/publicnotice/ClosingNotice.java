package cn.redflower.casework.publicnotice;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a notice down when its period is over and no objection is left, and judges what became of the list. */
@Component
public class ClosingNotice {

    private final Notices notices;
    private final NoticeEntries entries;
    private final Objections objections;
    private final RecountingNotices recounting;
    private final MaterialChange materialChange;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ClosingNotice(
            Notices notices,
            NoticeEntries entries,
            Objections objections,
            RecountingNotices recounting,
            PublicNoticeProperties properties,
            Clock clock,
            ApplicationEventPublisher events) {
        this.notices = notices;
        this.entries = entries;
        this.objections = objections;
        this.recounting = recounting;
        this.materialChange = new MaterialChange(properties.materialChange());
        this.clock = clock;
        this.events = events;
    }

    /**
     * What became of the list.
     *
     * @param changed whether it differs from what was noticed first
     * @param changedMaterially whether it must be noticed again
     */
    public record Result(boolean changed, boolean changedMaterially) {}

    /**
     * Takes the notice down.
     *
     * @throws OptimisticLockingFailureException if an objection came in at the last moment; nothing was done, try again
     * @throws RefusedException if it has not had its working days by the calendar as it is now
     */
    @Transactional
    public Result close(UUID noticeId) {
        Notice notice = notices.lock(noticeId);
        if (objections.hasOpen(noticeId)) {
            throw new OptimisticLockingFailureException(
                    "an objection to notice " + noticeId + " came in at the last moment");
        }
        if (!recounting.fulfilled(noticeId)) {
            // whoever led the process here, the notice has not had its working days
            throw new RefusedException(Refusal.rule("publicnotice.period.running", notice.workingDays()));
        }
        MaterialChange.RowCount rows = entries.count(noticeId);
        Result result = new Result(rows.changed() || notice.round() > 1, materialChange.in(rows));
        if (notice.status() != Notice.Status.ENDED) {
            notices.end(noticeId, clock.instant());
            events.publishEvent(new NoticeEnded(noticeId, notice.caseId(), result.changedMaterially()));
        }
        return result;
    }
}
