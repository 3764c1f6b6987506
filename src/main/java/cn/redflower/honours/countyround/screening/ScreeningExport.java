package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.award.Holder;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.SheetFile;
import cn.redflower.platform.spreadsheet.WrittenTable;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The list as an .xlsx, as far as the reader may see it, with what the county has decided so far. */
@Component
class ScreeningExport {

    private static final List<String> COLUMNS = List.of(
            "school",
            "town",
            "kind",
            "squadron",
            "name",
            "number",
            "reason",
            "badges",
            "awards",
            "evidence",
            "flags",
            "state",
            "remark",
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

    /** As one moment sees it, however long the writing takes. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    ResponseEntity<InputStreamResource> of(Actor actor, UUID id, RowFilter filter) throws IOException {
        ScreeningViews.Overview round = views.overview(actor, id);
        WrittenTable table = new WrittenTable(
                text("sheet"),
                IntStream.range(0, COLUMNS.size())
                        .mapToObj(i -> new WrittenTable.Column(text(COLUMNS.get(i)), WIDTHS.get(i)))
                        .toList());
        return SheetFile.of(
                table, lines(actor, id, filter), text("file", round.schoolYear(), round.award(), LocalDate.now(clock)));
    }

    /** The list's lines, read by the page as they are asked for. */
    Iterable<List<String>> lines(Actor actor, UUID id, RowFilter filter) {
        return () -> Stream.iterate(
                        page(actor, id, filter, 0),
                        Objects::nonNull,
                        page -> (page.page() + 1L) * AT_ONCE < page.total()
                                ? page(actor, id, filter, page.page() + 1)
                                : null)
                .flatMap(page -> page.rows().stream())
                .map(this::line)
                .iterator();
    }

    private String text(String key, Object... args) {
        return texts.text("screening.export." + key, args);
    }

    private ScreeningViews.PageView page(Actor actor, UUID id, RowFilter filter, int number) {
        return views.page(actor, id, filter, ListedRows.Sort.LIST, false, number, AT_ONCE);
    }

    private List<String> line(ScreeningViews.RowView row) {
        String state = row.revokedOn() != null
                ? "REVOKED"
                : row.struckReason() != null
                        ? "STRUCK"
                        : row.screening() == null
                                ? "UNSCREENED"
                                : row.screening().name();
        return java.util.Arrays.asList(
                row.schoolName(),
                row.townName(),
                texts.text("words.holder." + row.kind()),
                row.squadronName(),
                row.kind() == Holder.INDIVIDUAL
                        ? row.name()
                        : row.squadronName() == null ? row.name() : row.squadronName(),
                row.number(),
                row.reason(),
                row.badges() == null ? null : row.badges().toString(),
                String.valueOf(row.awards()),
                String.valueOf(row.evidence()),
                row.flags().stream().map(ScreeningViews.FlagView::text).collect(Collectors.joining("\n")),
                texts.text("words.row." + state),
                row.struckReason() != null ? row.struckReason() : row.remark(),
                row.screenedBy());
    }
}
