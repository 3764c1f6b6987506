package cn.redflower.platform.start;

import java.util.List;
import java.util.stream.Stream;

/**
 * The product cannot start, for a reason that the person in front of it can mend. It is shown without a stack trace:
 * what is wrong ({@code <code>}) and what to do about it ({@code <code>.action}), each in Chinese and in English. The
 * part of the code before its first dot names the message bundle.
 */
public class StartRefused extends RuntimeException {

    private final String code;
    private final transient List<String> args;

    /**
     * @param code key of the sentence; its action is under {@code <code>.action}
     * @param args what the sentences name, in the order of their placeholders
     */
    public StartRefused(String code, Object... args) {
        this(null, code, args);
    }

    public StartRefused(Throwable cause, String code, Object... args) {
        super(code, cause);
        this.code = code;
        this.args = Stream.of(args).map(String::valueOf).toList();
    }

    public String code() {
        return code;
    }

    List<String> args() {
        return args;
    }
}
