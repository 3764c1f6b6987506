package cn.redflower.platform.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries refusals across code that only knows exceptions (a transaction, the engine) to the edge that words them. */
public class RefusedException extends RuntimeException {

    private final transient List<Refusal> reasons;

    public RefusedException(List<Refusal> reasons) {
        super(reasons.stream().map(Refusal::code).collect(Collectors.joining(", ")), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    public RefusedException(Refusal reason) {
        this(List.of(reason));
    }

    /** Every reason, the first one leading. */
    public List<Refusal> reasons() {
        return reasons;
    }
}
