package cn.redflower.countyaward.screening;

import cn.redflower.award.Holder;
import cn.redflower.organization.Actor;
import cn.redflower.problem.Problems;
import cn.redflower.spreadsheet.WrittenTable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The list as an .xlsx, as far as the reader may see it, with what the county has decided so far. */
@Component
class ScreeningExport {

    private static final List<String> COLUMNS = List.of("school", "town", "kind", "squadron", "name", "number", "reason", "badges", "awards", "evidence", "flags", "state", "remark",
            "officer");
    private static final List<Integer> WIDTHS = List.of(24, 20, 8, 14, 14, 14, 60, 8, 8, 8, 40, 10, 40, 12);
    private static final int AT_ONCE = 1000;

    private final ScreeningViews views;
    private final Problems texts;
    private final Clock clock;

    ScreeningExport(ScreeningViews views, Problems texts, Clock clock) {
        this.views = views;
        this.texts = texts;
        this.clock = clock;
    }

    /** @return what to call the file */
    String write(Actor actor, UUID id, RowFilter filter, OutputStream out) throws IOException {
        ScreeningViews.Overview round = views.overview(actor, id);
        List<List<String>> lines = new ArrayList<>();
        ScreeningViews.PageView page;
        int number = 0;
        do {
            page = views.page(actor, id, filter, ListedRows.Sort.LIST, false, number++, AT_ONCE);
            page.rows().forEach(row -> lines.add(line(row)));
        } while ((long) number * AT_ONCE < page.total());
        new WrittenTable(texts.text("screening.export.sheet"), Stream.iterate(0, i -> i < COLUMNS.size(), i -> i + 1)
                .map(i -> new WrittenTable.Column(texts.text("screening.export." + COLUMNS.get(i)), WIDTHS.get(i))).toList()).write(lines, out);
        return texts.text("screening.export.file", round.schoolYear(), round.award(), LocalDate.now(clock)) + ".xlsx";
    }

    private List<String> line(ScreeningViews.RowView row) {
        String state = row.revokedOn() != null ? "REVOKED" : row.struckReason() != null ? "STRUCK" : row.screening() == null ? "UNSCREENED" : row.screening().name();
        return java.util.Arrays.asList(row.schoolName(), row.townName(), texts.text("words.holder." + row.kind()), row.squadronName(),
                row.kind() == Holder.INDIVIDUAL ? row.name() : row.squadronName() == null ? row.name() : row.squadronName(), row.number(), row.reason(),
                row.badges() == null ? null : row.badges().toString(), String.valueOf(row.awards()), String.valueOf(row.evidence()),
                row.flags().stream().map(ScreeningViews.FlagView::text).collect(Collectors.joining("\n")), texts.text("words.row." + state),
                row.struckReason() != null ? row.struckReason() : row.remark(), row.screenedBy());
    }
}
