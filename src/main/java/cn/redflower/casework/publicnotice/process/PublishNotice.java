package cn.redflower.casework.publicnotice.process;

import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.INVESTIGATOR_GROUP;
import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.NOTICE_ENDS;
import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.NOTICE_ID;

import cn.redflower.casework.publicnotice.Notice;
import cn.redflower.casework.publicnotice.PublishingNotice;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 发布公示: the list is on its page, and the timer knows until when. */
@Component("publishNotice")
class PublishNotice implements JavaDelegate {

    private final PublishingNotice publishing;

    PublishNotice(PublishingNotice publishing) {
        this.publishing = publishing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Notice notice = publishing.publish(UUID.fromString((String) execution.getVariable(NOTICE_ID)));
        execution.setVariable(
                NOTICE_ENDS,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(notice.period().end()));
        execution.setVariable(INVESTIGATOR_GROUP, notice.investigatorGroup());
    }
}
