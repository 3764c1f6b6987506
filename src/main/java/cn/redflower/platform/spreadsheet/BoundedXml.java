package cn.redflower.platform.spreadsheet;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * The bytes of an unpacked part: counted, and refused when one tag or text runs on for so long that a parser would have
 * to buffer it.
 */
final class BoundedXml extends FilterInputStream {

    private static final int LONGEST_RUN = 1 << 20;

    private final IntConsumer counter;
    private final WideText wide;
    private long total;
    private int run;

    /** @param counter is told of the bytes as they come, and throws when they are too many */
    BoundedXml(BufferedInputStream in, IntConsumer counter) throws IOException {
        super(in);
        this.counter = counter;
        this.wide = WideText.of(in);
    }

    /** How characters of two bytes are written, if they are. */
    WideText wide() {
        return wide;
    }

    /** Bytes read so far. */
    long total() {
        return total;
    }

    /** Counts what is left, whatever it is; a file that is broken may have been made to be large as well. */
    void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            counter.accept(read);
        }
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
            counter.accept(read);
            int last = offset + read - 1;
            while (last >= offset && !isTag(bytes[last], total + last - offset)) {
                last--;
            }
            total += read;
            run = last < offset ? run + read : offset + read - 1 - last;
            if (run > LONGEST_RUN) {
                throw Broken.file();
            }
        }
        return read;
    }

    private boolean isTag(byte value, long at) {
        return value == '<' && (wide == WideText.NONE || wide.isLowByte(at));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
