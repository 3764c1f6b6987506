package cn.redflower.casework.publicnotice.process;

import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.NOTICE_ID;

import cn.redflower.casework.publicnotice.PublishingNotice;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 整理新名单: the rows that are left become a new notice, and the process goes on with that one. */
@Component("prepareNextRound")
class PrepareNextRound implements JavaDelegate {

    private final PublishingNotice publishing;

    PrepareNextRound(PublishingNotice publishing) {
        this.publishing = publishing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID next = publishing.prepareNextRound(UUID.fromString((String) execution.getVariable(NOTICE_ID)));
        execution.setVariable(NOTICE_ID, next.toString());
    }
}
