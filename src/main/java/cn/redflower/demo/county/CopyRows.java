package cn.redflower.demo.county;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.copy.CopyManager;

/** Rows of one table, collected in the text form of PostgreSQL's COPY. */
final class CopyRows {

    private final String target;
    private final StringBuilder text = new StringBuilder();
    private int count;

    /** @param target the table with its columns, as in {@code honors.organ (id, kind)} */
    CopyRows(String target) {
        this.target = target;
    }

    void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : "\t").append(field(values[i]));
        }
        text.append('\n');
        count++;
    }

    int count() {
        return count;
    }

    void copyBy(CopyManager copy) throws SQLException, IOException {
        copy.copyIn("copy %s from stdin".formatted(target), new StringReader(text.toString()));
    }

    private static String field(Object value) {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof int[] numbers) {
            return IntStream.of(numbers).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        }
        return value.toString()
                .replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
