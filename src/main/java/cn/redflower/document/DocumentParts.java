package cn.redflower.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In the database, in parts: one backup has the cases and their files, and a download never holds a whole file in memory. */
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
            jdbc.sql("insert into honors.document_part (document_id, ordinal, content) values (?, ?, ?)")
                    .params(id, ordinal, Arrays.copyOfRange(content, ordinal * PART, Math.min(content.length, (ordinal + 1) * PART))).update();
        }
    }

    @Override
    public InputStream read(UUID id) {
        int parts = jdbc.sql("select count(*)::int from honors.document_part where document_id = ?").param(id).query(Integer.class).single();
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < parts;
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(jdbc.sql("select content from honors.document_part where document_id = ? and ordinal = ?").params(id, next++)
                        .query(byte[].class).single());
            }
        });
    }
}
