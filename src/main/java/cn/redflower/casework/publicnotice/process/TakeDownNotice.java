package cn.redflower.casework.publicnotice.process;

import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.CHANGED;
import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.CHANGED_MATERIALLY;
import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.CONFIRMED;
import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.NOTICE_ID;
import static cn.redflower.casework.publicnotice.process.PublicNoticeProcess.NOTICE_OUTCOME;

import cn.redflower.casework.publicnotice.ClosingNotice;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** 撤下公示: nobody reads the list any more, and it is known whether it must be noticed again. */
@Component("takeDownNotice")
class TakeDownNotice implements JavaDelegate {

    private final ClosingNotice closing;

    TakeDownNotice(ClosingNotice closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            ClosingNotice.Result result = closing.close(UUID.fromString((String) execution.getVariable(NOTICE_ID)));
            execution.setVariable(CHANGED_MATERIALLY, result.changedMaterially());
            execution.setVariable(NOTICE_OUTCOME, result.changed() ? CHANGED : CONFIRMED);
        } catch (ConcurrencyFailureException lastMoment) {
            // the engine repeats the timer at once, and then finds the investigation that it has to wait for
            throw new OptimisticLockingException(lastMoment.getMessage());
        }
    }
}
