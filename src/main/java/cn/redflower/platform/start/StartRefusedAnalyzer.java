package cn.redflower.platform.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the start was refused, in place of a stack trace. */
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartRefused refused) {
        Object[] args = refused.args().toArray();
        return new FailureAnalysis(
                BothLanguages.say(refused.code(), args),
                BothLanguages.say(refused.code() + ".action", args),
                rootFailure);
    }
}
