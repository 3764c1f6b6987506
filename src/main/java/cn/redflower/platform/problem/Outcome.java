package cn.redflower.platform.problem;

import java.util.List;

/**
 * What became of a use case: done with a value, or refused with every reason at once.
 *
 * @param <T> what a use case that is done gives
 */
public sealed interface Outcome<T> {

    /** It is done. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It cannot be done; nothing was changed. */
    record Refused<T>(List<Refusal> reasons) implements Outcome<T> {
        public Refused {
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
            reasons = List.copyOf(reasons);
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static Outcome<Void> done() {
        return new Done<>(null);
    }

    static <T> Outcome<T> refused(Refusal... reasons) {
        return new Refused<>(List.of(reasons));
    }

    static <T> Outcome<T> refused(List<Refusal> reasons) {
        return new Refused<>(reasons);
    }

    /**
     * The value, for callers at the edge that answer a refusal in one place.
     *
     * @throws RefusedException if it was refused; a surrounding transaction rolls back
     */
    default T orThrow() {
        if (this instanceof Refused<T> refused) {
            throw new RefusedException(refused.reasons());
        }
        return ((Done<T>) this).value();
    }
}
