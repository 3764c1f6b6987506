package cn.redflower.platform.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * In the database, in parts: one backup has the cases and their files, and a download never holds a whole file in
 * memory.
 */
@Repository
class DocumentParts implements DocumentStore {

    private static final int PART = 512 * 1024;

    private final JdbcClient jdbc;

    DocumentParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void write(UUID id, byte[] content) {
        for (int ordinal = 0; ordinal * PART < content.length; ordinal++) {
            add(
                    id,
                    ordinal,
                    Arrays.copyOfRange(content, ordinal * PART, Math.min(content.length, (ordinal + 1) * PART)));
        }
    }

    @Override
    public OutputStream write(UUID id) {
        return new OutputStream() {
            private final byte[] part = new byte[PART];
            private int filled;
            private int ordinal;

            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                int done = 0;
                while (done < count) {
                    int some = Math.min(count - done, PART - filled);
                    System.arraycopy(bytes, from + done, part, filled, some);
                    filled += some;
                    done += some;
                    if (filled == PART) {
                        pass();
                    }
                }
            }

            @Override
            public void close() {
                if (filled > 0) {
                    pass();
                }
            }

            private void pass() {
                add(id, ordinal++, Arrays.copyOf(part, filled));
                filled = 0;
            }
        };
    }

    private void add(UUID id, int ordinal, byte[] part) {
        jdbc.sql("insert into honors.document_part (document_id, ordinal, content) values (?, ?, ?)")
                .params(id, ordinal, part)
                .update();
    }

    @Override
    public int size(UUID id) {
        return jdbc.sql("select coalesce(sum(length(content)), 0)::int from honors.document_part where document_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Override
    public InputStream read(UUID id) {
        int parts = jdbc.sql("select count(*)::int from honors.document_part where document_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < parts;
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(
                        jdbc.sql("select content from honors.document_part where document_id = ? and ordinal = ?")
                                .params(id, next++)
                                .query(byte[].class)
                                .single());
            }
        });
    }
}
