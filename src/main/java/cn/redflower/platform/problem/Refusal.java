package cn.redflower.platform.problem;

import java.util.List;

/**
 * One reason why something cannot be done, to be told to the person who asked for it.
 *
 * @param kind what sort of refusal it is; decides the status of an HTTP answer
 * @param code key of the sentence in the message bundles and the stable {@code code} of the API's problem
 * @param args what the sentence names, in the order of its placeholders; never logged, as they may name a person
 * @param after what may have made it so, for the edge to say by whom; null where nothing of a case has
 */
public record Refusal(Kind kind, String code, List<Object> args, After after) {

    /**
     * Steps of a case after which a thing cannot be done any more.
     *
     * @param subject what of the case, e.g. a squadron; null for the whole
     * @param steps ids of tasks in the model, or verbs such as {@code withdraw}
     */
    public record After(String caseId, String subject, List<String> steps) {}

    /** The sorts of refusal and the HTTP status that each is answered with. */
    public enum Kind {
        /** What was asked for breaks a rule. */
        RULE(422),
        /** Somebody else was faster, or the matter has moved on. */
        CONFLICT(409),
        /** There is no such thing, or its existence is not this person's business. */
        NOT_FOUND(404),
        /** The person may see the thing but not do this with it. */
        NOT_ALLOWED(403),
        /** The request itself cannot be read. */
        MALFORMED(400),
        /** What is needed for it is not there at present. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    public Refusal {
        args = List.copyOf(args);
    }

    public Refusal(Kind kind, String code, List<Object> args) {
        this(kind, code, args, null);
    }

    /** The same, because one of these steps has been taken in the case. */
    public Refusal after(Object caseId, String subject, String... steps) {
        return new Refusal(kind, code, args, new After(caseId.toString(), subject, List.of(steps)));
    }

    public static Refusal rule(String code, Object... args) {
        return new Refusal(Kind.RULE, code, List.of(args));
    }

    public static Refusal conflict(String code, Object... args) {
        return new Refusal(Kind.CONFLICT, code, List.of(args));
    }

    public static Refusal notFound(String code, Object... args) {
        return new Refusal(Kind.NOT_FOUND, code, List.of(args));
    }

    public static Refusal notAllowed(String code, Object... args) {
        return new Refusal(Kind.NOT_ALLOWED, code, List.of(args));
    }

    public static Refusal malformed(String code, Object... args) {
        return new Refusal(Kind.MALFORMED, code, List.of(args));
    }
}
