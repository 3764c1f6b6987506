package cn.redflower.document;

import java.io.InputStream;
import java.util.UUID;

/** Where the content of kept files lies. */
interface DocumentStore {

    void write(UUID id, byte[] content);

    /** The content, read piece by piece as it is asked for. */
    InputStream read(UUID id);
}
