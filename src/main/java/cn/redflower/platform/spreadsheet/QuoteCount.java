package cn.redflower.platform.spreadsheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Counts the quotation marks that are read, as no parser tells whether a text was still open where the file ended: then
 * every row behind the mark stands in one cell.
 */
class QuoteCount extends FilterReader {

    private boolean open;

    QuoteCount(Reader reader) {
        super(reader);
    }

    /** Whether a mark has none that closes it, so far. */
    boolean isOpen() {
        return open;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            open ^= buffer[i] == '"';
        }
        return count;
    }
}
