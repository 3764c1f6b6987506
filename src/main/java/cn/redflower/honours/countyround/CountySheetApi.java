package cn.redflower.honours.countyround;

import cn.redflower.honours.award.AwardSheet;
import cn.redflower.honours.countyround.CountyRoundViews.SchoolLine;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.spreadsheet.SheetFile;
import cn.redflower.platform.spreadsheet.WrittenTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A round as sheets: how far its schools are, and whom it awarded, each as far as the reader sees it on the page. */
@RestController
@RequestMapping("/api/county-awards/rounds/{id}")
@Tag(name = "县级评选")
class CountySheetApi {

    private static final List<String> TEXTS = List.of("school", "town", "state", "until", "submitted");
    private static final List<String> NUMBERS = List.of(
            "countyaward.progress.individual-places",
            "countyaward.progress.collective-places",
            "countyaward.progress.nominees",
            "words.row.PASSED",
            "words.row.RETURNED",
            "words.row.REJECTED",
            "words.row.UNSCREENED",
            "words.row.STRUCK",
            "countyaward.progress.awarded");

    private final CountyRoundViews views;
    private final AwardSheet awards;
    private final Problems texts;
    private final Clock clock;

    CountySheetApi(CountyRoundViews views, AwardSheet awards, Problems texts, Clock clock) {
        this.views = views;
        this.awards = awards;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/progress.xlsx")
    @Operation(summary = "各学校的报送与审核进度（.xlsx）")
    ResponseEntity<InputStreamResource> progress(Actor actor, @PathVariable UUID id) throws IOException {
        CountyRoundViews.Overview round = views.overview(actor, id);
        WrittenTable table = new WrittenTable(
                text("progress.sheet"),
                Stream.concat(
                                TEXTS.stream()
                                        .map(key -> new WrittenTable.Column(
                                                text("progress." + key), key.equals("school") ? 28 : 18)),
                                NUMBERS.stream().map(key -> WrittenTable.Column.number(texts.text(key), 11)))
                        .toList());
        return SheetFile.of(
                table, () -> round.schools().stream().map(this::line).iterator(), text("progress.file", round.name()));
    }

    @GetMapping("/awards.xlsx")
    @ShowsMinors("pupils.exported")
    @Operation(summary = "颁发结果（.xlsx），本人可以查看的学校")
    ResponseEntity<InputStreamResource> awards(Actor actor, @PathVariable UUID id) throws IOException {
        views.visible(actor, id);
        boolean all = actor.mayEverywhere(Permission.SEE_COUNTY_NOMINEES);
        Set<String> schools = actor.schoolsWhereMay(Permission.SEE_COUNTY_NOMINEES);
        if (!all && schools.isEmpty()) {
            throw new RefusedException(Refusal.notFound("countyaward.round-not-found"));
        }
        return awards.of(
                id.toString(),
                all ? null : schools,
                text("awards.file", views.overview(actor, id).name()));
    }

    private List<String> line(SchoolLine line) {
        String submitted = line.submittedAt() == null
                ? null
                : line.submittedAt()
                        .atZoneSameInstant(clock.getZone())
                        .toLocalDate()
                        .toString();
        String until = line.closesAt()
                .minusSeconds(1)
                .atZoneSameInstant(clock.getZone())
                .toLocalDate()
                .toString();
        return Arrays.asList(
                line.schoolName(),
                line.townName(),
                texts.text("words.school-list." + line.status()),
                until,
                submitted,
                "" + line.individualPlaces(),
                "" + line.collectivePlaces(),
                "" + line.nominees(),
                "" + line.passed(),
                "" + line.returned(),
                "" + line.rejected(),
                "" + line.unscreened(),
                "" + line.struck(),
                "" + line.awarded());
    }

    private String text(String key, Object... args) {
        return texts.text("countyaward." + key, args);
    }
}
