package cn.redflower.casework.publicnotice.process;

import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.NOTICE_ENDS;
import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.NOTICE_ID;
import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.PERIOD_FULFILLED;

import cn.redflower.casework.approval.WaitingCases;
import cn.redflower.casework.publicnotice.NoticeExtended;
import cn.redflower.casework.publicnotice.NoticePeriod;
import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.casework.publicnotice.RecountingNotices;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * 核对公示日数: the notice ends only when it has had its working days by the calendar of now; and when it is extended, its
 * timer waits longer.
 */
@Component("recountPeriod")
class RecountPeriod implements JavaDelegate {

    private final RecountingNotices recounting;
    private final PublicNotices notices;
    private final WaitingCases deadlines;

    RecountPeriod(RecountingNotices recounting, PublicNotices notices, WaitingCases deadlines) {
        this.recounting = recounting;
        this.notices = notices;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID noticeId = UUID.fromString((String) execution.getVariable(NOTICE_ID));
        execution.setVariable(PERIOD_FULFILLED, recounting.fulfilled(noticeId));
        execution.setVariable(
                NOTICE_ENDS, text(notices.find(noticeId).orElseThrow().period().end()));
    }

    @EventListener
    void extended(NoticeExtended event) {
        OffsetDateTime end = new NoticePeriod(event.was(), event.lastDay()).end();
        deadlines.variable(PublicNoticeProcess.KEY, event.caseId(), NOTICE_ENDS, text(end));
        deadlines.timer(
                PublicNoticeProcess.KEY, event.caseId(), PublicNoticeProcess.EVENT_PERIOD_OVER, end.toInstant());
    }

    private static String text(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
