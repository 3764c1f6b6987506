package cn.redflower.honours.onestar;

import cn.redflower.honours.onestar.EvaluationViews.SquadronLine;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.SheetFile;
import cn.redflower.platform.spreadsheet.WrittenTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How far one-star rounds are, as sheets: the schools of a year, and a school's squadrons, each as far as the reader
 * sees them on the page.
 */
@RestController
@RequestMapping("/api/one-star")
@Tag(name = "一星章评选")
class OneStarSheetApi {

    private static final int AT_ONCE = 500;

    private final Evaluations evaluations;
    private final EvaluationViews views;
    private final Problems texts;
    private final Clock clock;

    OneStarSheetApi(Evaluations evaluations, EvaluationViews views, Problems texts, Clock clock) {
        this.evaluations = evaluations;
        this.views = views;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/progress.xlsx")
    @Operation(summary = "各学校的一星章评选进度（.xlsx），可只要一个学年")
    ResponseEntity<InputStreamResource> schools(Actor actor, @RequestParam(required = false) String schoolYear)
            throws IOException {
        WrittenTable table = table(
                List.of("school", "year", "state", "until"),
                List.of("squadrons", "submitted", "waived", "nominees", "approved"));
        boolean all = schoolYear == null || schoolYear.isBlank();
        boolean named = !all && schoolYear.strip().matches("\\d{4}-\\d{4}");
        Stream<Evaluations.Line> lines = Stream.iterate(0, page -> page + 1)
                .map(page -> evaluations.visibleTo(actor, null, page, AT_ONCE))
                .takeWhile(some -> !some.isEmpty())
                .flatMap(List::stream)
                .filter(line -> all || line.schoolYear().equals(schoolYear.strip()));
        return SheetFile.of(
                table, () -> lines.map(this::line).iterator(), text(named ? "file.year" : "file", schoolYear));
    }

    @GetMapping("/evaluations/{id}/progress.xlsx")
    @Operation(summary = "一所学校各中队的推荐进度（.xlsx）")
    ResponseEntity<InputStreamResource> squadrons(Actor actor, @PathVariable UUID id) throws IOException {
        EvaluationViews.Overview evaluation = views.overview(actor, id);
        WrittenTable table = table(
                List.of("squadron", "list", "due", "handed-in"),
                List.of("pupils", "eligible", "share", "individuals", "collective"));
        return SheetFile.of(
                table,
                () -> evaluation.squadrons().stream()
                        .map(line -> line(evaluation, line))
                        .iterator(),
                text("file.school", evaluation.schoolName(), evaluation.schoolYear()));
    }

    private WrittenTable table(List<String> words, List<String> numbers) {
        return new WrittenTable(
                text("sheet"),
                Stream.concat(
                                words.stream()
                                        .map(key -> new WrittenTable.Column(text(key), key.equals("school") ? 28 : 18)),
                                numbers.stream().map(key -> WrittenTable.Column.number(text(key), 11)))
                        .toList());
    }

    private List<String> line(Evaluations.Line line) {
        return Arrays.asList(
                line.schoolName(),
                line.schoolYear(),
                texts.text("words.evaluation." + line.status()),
                day(line.nominationDeadline()),
                "" + line.squadrons(),
                "" + line.submitted(),
                "" + line.waived(),
                "" + line.nominees(),
                "" + line.approved());
    }

    private List<String> line(EvaluationViews.Overview evaluation, SquadronLine line) {
        return Arrays.asList(
                line.name(),
                texts.text("words.squadron-list." + line.status()),
                day(line.dueAt() == null ? evaluation.nominationDeadline() : line.dueAt()),
                day(line.submittedAt()),
                "" + line.pupils(),
                "" + line.eligible(),
                "" + line.share(),
                "" + line.individuals(),
                line.collective() ? "1" : "0");
    }

    private String day(OffsetDateTime at) {
        return at == null
                ? null
                : at.atZoneSameInstant(clock.getZone()).toLocalDate().toString();
    }

    private String text(String key, Object... args) {
        return texts.text("badge.progress." + key, args);
    }
}
