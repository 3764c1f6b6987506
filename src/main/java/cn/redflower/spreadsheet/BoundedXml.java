package cn.redflower.spreadsheet;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * The bytes of an unpacked part: counted, and refused when one tag or text runs on for so long that a parser would have to buffer it.
 */
final class BoundedXml extends FilterInputStream {

    private static final int LONGEST_RUN = 1 << 20;

    private final IntConsumer counter;
    private long total;
    private int run;

    BoundedXml(BufferedInputStream in, IntConsumer counter) {
        super(in);
        this.counter = counter;
    }

    /** Whether a parser could take the part for XML; others are never opened as such. UTF-16 is refused: no program writes it and the run of bytes would not show. */
    boolean startsLikeXml() throws IOException {
        in.mark(64);
        byte[] head = in.readNBytes(64);
        in.reset();
        int at = head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
        while (at < head.length && Character.isWhitespace(head[at])) {
            at++;
        }
        boolean wide = head.length >= 4 && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF || head[0] == (byte) 0xFF && head[1] == (byte) 0xFE
                || head[0] == 0 && (head[1] == '<' || head[1] == 0) || head[0] == '<' && head[1] == 0);
        if (wide) {
            throw Broken.file();
        }
        return at == head.length ? head.length == 64 : head[at] == '<';
    }

    /** Bytes read so far. */
    long total() {
        return total;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            total += read;
            counter.accept(read);
            int last = offset + read - 1;
            while (last >= offset && bytes[last] != '<') {
                last--;
            }
            run = last < offset ? run + read : offset + read - 1 - last;
            if (run > LONGEST_RUN) {
                throw Broken.file();
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

}
