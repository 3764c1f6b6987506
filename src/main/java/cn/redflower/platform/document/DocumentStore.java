package cn.redflower.platform.document;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/** Where the content of kept files lies. */
interface DocumentStore {

    void write(UUID id, byte[] content);

    /** Takes the content piece by piece; it is all there once the stream is closed. */
    OutputStream write(UUID id);

    /** How many bytes there are. */
    int size(UUID id);

    /** The content, read piece by piece as it is asked for. */
    InputStream read(UUID id);
}
