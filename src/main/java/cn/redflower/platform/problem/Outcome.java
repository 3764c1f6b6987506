package cn.redflower.platform.problem;

import java.util.List;
import java.util.function.Function;

/**
 * What became of a use case: done with a value, or refused with every reason at once.
 *
 * @param <T> what a use case that is done gives
 */
public sealed interface Outcome<T> {

    /** It is done. */
    record Done<T>(T value) implements Outcome<T> {

        @Override
        public List<Refusal> reasons() {
            return List.of();
        }
    }

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

    /** Why it was refused; nothing if it is done. */
    List<Refusal> reasons();

    /** The same with another value, if it is done. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return then(value -> done(change.apply(value)));
    }

    /** What comes next, if it is done; refused for the same reasons if not. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return this instanceof Done<T> done ? next.apply(done.value()) : refused(reasons());
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
