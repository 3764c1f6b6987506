package cn.redflower.platform.start;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What somebody reads whose start was refused. */
public final class RefusedStarts {

    private RefusedStarts() {}

    /** Runs what has to refuse the start. */
    public static String said(ThrowingCallable start) {
        StartRefused refused = catchThrowableOfType(StartRefused.class, start);
        FailureAnalysis analysis = new StartRefusedAnalyzer().analyze(refused, refused);
        return analysis.getDescription() + "\n" + analysis.getAction();
    }
}
