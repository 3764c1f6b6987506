package cn.redflower.platform.spreadsheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Whether a part is written in UTF-16, as the standard allows beside UTF-8, by its mark or its first character. */
enum WideText {
    NONE(null, -1),
    LOW_FIRST(StandardCharsets.UTF_16LE, 0),
    HIGH_FIRST(StandardCharsets.UTF_16BE, 1);

    private static final int MARK = 0xFEFF;

    private final Charset charset;
    private final int lowByte;

    WideText(Charset charset, int lowByte) {
        this.charset = charset;
        this.lowByte = lowByte;
    }

    /** Looks at the first bytes and leaves them where they are, but for the mark. */
    static WideText of(BufferedInputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        boolean marked = (first << 8 | second) == MARK || (second << 8 | first) == MARK;
        if (marked) {
            in.skipNBytes(2);
        }
        if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
            return LOW_FIRST;
        }
        return first == 0xFE && second == 0xFF || first == 0 && second == '<' ? HIGH_FIRST : NONE;
    }

    Charset charset() {
        return charset;
    }

    /** Whether the byte at that place is the lower half of its character. */
    boolean isLowByte(long at) {
        return at % 2 == lowByte;
    }
}
