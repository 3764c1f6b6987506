package cn.redflower.platform.audit;

import cn.redflower.platform.audit.AuditEntries.Listed;
import cn.redflower.platform.problem.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes the trail as CSV that spreadsheet programs open as it is: UTF-8 with its mark, texts that could be taken for a
 * formula led by an apostrophe. Reads some entries at a time, each time in a short query, so that neither memory nor a
 * connection is held while somebody downloads slowly.
 */
@Component
class AuditExport {

    private static final int AT_ONCE = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final List<String> COLUMNS = List.of(
            "number",
            "at",
            "login",
            "address",
            "action",
            "action-code",
            "organ",
            "organ-code",
            "subject",
            "outcome",
            "detail",
            "hash");

    private final AuditEntries entries;
    private final ActionNames actions;
    private final Problems texts;
    private final Clock clock;

    AuditExport(AuditEntries entries, ActionNames actions, Problems texts, Clock clock) {
        this.entries = entries;
        this.actions = actions;
        this.texts = texts;
        this.clock = clock;
    }

    void write(AuditFilter filter, OutputStream to) throws IOException {
        Writer out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        out.write('\uFEFF');
        line(
                out,
                COLUMNS.stream()
                        .map(column -> texts.text("audit.column." + column))
                        .toList());
        Long before = null;
        List<Listed> page;
        do {
            page = entries.page(filter, before, AT_ONCE).orThrow();
            for (Listed e : page) {
                line(
                        out,
                        java.util.Arrays.asList(
                                String.valueOf(e.number()),
                                TIME.format(e.at().atZoneSameInstant(clock.getZone())),
                                e.login(),
                                e.address(),
                                actions.of(e.action()),
                                e.action(),
                                e.organName(),
                                e.organ(),
                                e.subject(),
                                texts.text("audit.outcome." + e.outcome()),
                                e.detail(),
                                e.hash()));
            }
            before = page.isEmpty() ? null : page.get(page.size() - 1).number();
        } while (page.size() == AT_ONCE);
        out.flush();
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = "=+-@\t\r"
                                .indexOf(
                                        text.stripLeading().isEmpty()
                                                ? ' '
                                                : text.stripLeading().charAt(0))
                        >= 0
                ? "'" + text
                : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
