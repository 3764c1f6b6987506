package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.pupil.roster.ConcealedCells;
import cn.redflower.people.pupil.roster.RosterSink;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.Level;
import cn.redflower.platform.spreadsheet.MarkedCopy;
import cn.redflower.platform.spreadsheet.TableHead;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The findings of a staged roster, worded for the person who has to mend the sheet. */
@Repository
class StagedFindings {

    private static final String SELECT =
            "select sheet_row, column_text, field, kind, level, args::text from honors.roster_import_finding where "
                    + "import_id = ? ";
    private static final int WINDOW = 2_000;

    private final JdbcClient jdbc;
    private final Problems texts;
    private final ObjectMapper json;
    private final MarkedCopy markedCopy;

    StagedFindings(JdbcClient jdbc, Problems texts, ObjectMapper json, MarkedCopy markedCopy) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.json = json;
        this.markedCopy = markedCopy;
    }

    /**
     * A finding as shown.
     *
     * @param column the header's text in the file
     * @param field our own name for the column
     * @param detail the sentence
     */
    record Shown(int sheetRow, String column, String field, String kind, Level level, String detail) {}

    /** A page of findings by row. @param level null for all */
    List<Shown> page(UUID id, Level level, int page, int size) {
        return jdbc.sql(SELECT
                        + "and (cast(? as text) is null or level = ?) order by sheet_row, ordinal limit ? offset ?")
                .params(java.util.Arrays.asList(
                        id,
                        level == null ? null : level.name(),
                        level == null ? null : level.name(),
                        size,
                        (long) page * size))
                .query((rs, i) -> shown(rs))
                .list();
    }

    int count(UUID id, Level level) {
        return jdbc.sql("select count(*)::int from honors.roster_import_finding where import_id = :id and (cast(:level "
                        + "as text) is null or level = :level)")
                .param("id", id)
                .param("level", level == null ? null : level.name())
                .query(Integer.class)
                .single();
    }

    /** Whether some go once squadrons are registered. */
    boolean passing(UUID id) {
        return exists(id, "kind = ?");
    }

    /** Whether some stay whatever is registered. */
    boolean staying(UUID id) {
        return exists(id, "kind <> ?");
    }

    private boolean exists(UUID id, String which) {
        return jdbc.sql("select exists (select 1 from honors.roster_import_finding where import_id = ? and " + which
                        + ")")
                .params(id, RosterSink.UNKNOWN_SQUADRON)
                .query(Boolean.class)
                .single();
    }

    /** Writes the sheet with its faults marked. @param later only with those that stay whatever is registered */
    void writeMarkedCopy(UUID id, Path sheet, TableHead head, boolean later, OutputStream out) throws IOException {
        MarkedCopy.Labels labels =
                new MarkedCopy.Labels(texts.text("spreadsheet.problems"), texts.text("spreadsheet.concealed"));
        markedCopy.write(
                sheet,
                List.of(new MarkedCopy.Part(head, new Window(id, later), new ConcealedCells(head))),
                labels,
                out);
    }

    /** The findings of the rows that are being written, a few thousand rows at a time. */
    private final class Window implements MarkedCopy.Marks {
        private final UUID id;
        private final boolean later;
        private int until;
        private Map<Integer, List<MarkedCopy.Mark>> marks = new HashMap<>();

        Window(UUID id, boolean later) {
            this.id = id;
            this.later = later;
        }

        @Override
        public List<MarkedCopy.Mark> of(int sheetRow) {
            if (sheetRow > until) {
                until = sheetRow + WINDOW - 1;
                marks = jdbc
                        .sql(SELECT + "and sheet_row between ? and ? order by sheet_row, ordinal")
                        .params(id, sheetRow, until)
                        .query((rs, i) -> shown(rs))
                        .list()
                        .stream()
                        .filter(f -> !later || !f.kind().equals(RosterSink.UNKNOWN_SQUADRON))
                        .map(f -> new MarkedCopy.Mark(f.sheetRow(), f.column(), f.level(), f.detail()))
                        .collect(Collectors.groupingBy(MarkedCopy.Mark::sheetRow));
            }
            return marks.getOrDefault(sheetRow, List.of());
        }
    }

    private Shown shown(ResultSet rs) throws SQLException {
        String kind = rs.getString("kind");
        return new Shown(
                rs.getInt("sheet_row"),
                rs.getString("column_text"),
                rs.getString("field"),
                kind,
                Level.valueOf(rs.getString("level")),
                texts.text("roster." + kind, (Object[]) args(rs.getString("args"))));
    }

    private String[] args(String text) {
        try {
            return json.readValue(text, String[].class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
