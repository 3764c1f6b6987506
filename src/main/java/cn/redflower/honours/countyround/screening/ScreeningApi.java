package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.CountyNominee.Screening;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.time.EndOfDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The county office's work with all schools' rows of a round. */
@RestController
@RequestMapping("/api/county-awards/rounds/{id}")
@Tag(name = "县级评选名单审核")
class ScreeningApi {

    private static final int LARGEST_PAGE = 200;
    private static final int LAST_PAGE = 10_000;
    private static final int MOST_ROWS = 5000;

    private final ScreeningViews views;
    private final DecidingRows deciding;
    private final ReturningToSchool returning;
    private final ScreeningExport export;
    private final Clock clock;

    ScreeningApi(
            ScreeningViews views,
            DecidingRows deciding,
            ReturningToSchool returning,
            ScreeningExport export,
            Clock clock) {
        this.views = views;
        this.deciding = deciding;
        this.returning = returning;
        this.export = export;
        this.clock = clock;
    }

    /** @param screening what the officer saw at the row, null: nothing @param version which text of the row she saw */
    record SeenRow(Long id, Screening screening, Integer version) {}

    record Decisions(RowDecision decision, String remark, List<SeenRow> rows) {}

    /** @param count how many rows the officer was told it would be */
    record DecisionForAll(RowDecision decision, String remark, RowFilter filter, Integer count) {}

    /** @param closesAt a day, to its end, or a moment */
    record Return(String remark, String closesAt) {}

    record Returned(int rows) {}

    @GetMapping("/screening")
    @Operation(summary = "审核概况：各学校的报送与审核进度，结束审核还差什么")
    ScreeningViews.Overview overview(Actor actor, @PathVariable UUID id) {
        return views.overview(actor, id);
    }

    @GetMapping("/screening/rows")
    @ShowsMinors
    @Operation(summary = "全县名单，可筛选、排序、分页")
    ScreeningViews.PageView rows(
            Actor actor,
            @PathVariable UUID id,
            RowFilter filter,
            @RequestParam(defaultValue = "LIST") ListedRows.Sort sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return views.page(
                actor,
                id,
                filter,
                sort,
                descending,
                Math.min(Math.max(0, page), LAST_PAGE),
                Math.min(Math.max(1, size), LARGEST_PAGE));
    }

    @GetMapping("/screening/comparison")
    @ShowsMinors
    @Operation(summary = "并排比较 1 至 6 行：推荐理由、基础章、历年获奖、办理记录")
    List<ScreeningViews.WholeRow> compare(
            Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") List<Long> row) {
        return views.compare(actor, id, row);
    }

    @PostMapping("/screening/decisions")
    @Operation(summary = "对所选的行：PASS 通过、RETURN 退回学校、REJECT 不通过、UNSCREEN 撤销；全部成功或全部不变")
    DecidingRows.Done decide(Actor actor, @PathVariable UUID id, @RequestBody Decisions body) {
        if (body.decision() == null
                || body.rows() == null
                || body.rows().isEmpty()
                || body.rows().size() > MOST_ROWS
                || body.rows().stream().anyMatch(row -> row == null || row.id() == null)) {
            throw new RefusedException(Refusal.malformed("screening.choose-rows", MOST_ROWS));
        }
        return deciding.decide(
                        actor,
                        id,
                        body.decision(),
                        body.remark(),
                        body.rows().stream()
                                .map(row -> new DecidingRows.Seen(row.id(), row.screening(), row.version()))
                                .toList())
                .orThrow();
    }

    @GetMapping("/screening/decisions/all")
    @Operation(summary = "预览：对符合筛选条件的全部行作同一决定会涉及多少行")
    DecidingRows.Reach reach(Actor actor, @PathVariable UUID id, @RequestParam RowDecision decision, RowFilter filter) {
        return views.reach(actor, id, decision, filter);
    }

    @PostMapping("/screening/decisions/all")
    @Operation(summary = "对符合筛选条件的全部行作同一决定；count 是预览时的行数，行数变了就不执行")
    DecidingRows.Done decideAll(Actor actor, @PathVariable UUID id, @RequestBody DecisionForAll body) {
        if (body.decision() == null || body.count() == null) {
            throw new RefusedException(Refusal.malformed("screening.count-missing"));
        }
        return deciding.decideAll(
                        actor,
                        id,
                        body.decision(),
                        body.remark(),
                        body.filter() == null ? RowFilter.ALL : body.filter(),
                        body.count())
                .orThrow();
    }

    @PostMapping("/schools/{schoolId}/return")
    @Operation(summary = "把一所学校标记退回的行退回更正，须定更正截止日期；已通过的行保留")
    Returned giveBack(Actor actor, @PathVariable UUID id, @PathVariable String schoolId, @RequestBody Return body) {
        return new Returned(returning
                .giveBack(actor, id, schoolId, body.remark(), moment(body.closesAt()))
                .orThrow());
    }

    @GetMapping("/screening/export.xlsx")
    @ShowsMinors("pupils.exported")
    @Operation(summary = "导出名单（.xlsx），按筛选条件")
    ResponseEntity<InputStreamResource> export(Actor actor, @PathVariable UUID id, RowFilter filter)
            throws IOException {
        return export.of(actor, id, filter);
    }

    private OffsetDateTime moment(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.strip().length() == 10
                    ? EndOfDay.of(LocalDate.parse(text.strip()), clock.getZone())
                    : OffsetDateTime.parse(text.strip());
        } catch (java.time.format.DateTimeParseException e) {
            throw new RefusedException(Refusal.malformed("screening.deadline-unreadable"));
        }
    }
}
