package cn.redflower.honours.onestar;

import cn.redflower.honours.award.AwardSheet;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A school's evaluation: how it stands, the committee's row decisions and meeting, the awards. */
@RestController
@RequestMapping("/api/one-star/evaluations/{id}")
@Tag(name = "一星章评选")
class EvaluationApi {

    private static final int MOST_ROWS = 5000;

    private final EvaluationViews views;
    private final DecidingOneStar deciding;
    private final Withdrawing withdrawing;
    private final AwardSheet sheet;
    private final Problems texts;

    EvaluationApi(
            EvaluationViews views,
            DecidingOneStar deciding,
            Withdrawing withdrawing,
            AwardSheet sheet,
            Problems texts) {
        this.sheet = sheet;
        this.texts = texts;
        this.views = views;
        this.deciding = deciding;
        this.withdrawing = withdrawing;
    }

    record Row(Long nomineeId, Nominees.Decision decision, String reason) {}

    @GetMapping
    @Operation(summary = "评选概况：名额、各中队、会议记录、意见")
    EvaluationViews.Overview overview(Actor actor, @PathVariable UUID id) {
        return views.overview(actor, id);
    }

    @GetMapping("/nominees")
    @ShowsMinors
    @Operation(summary = "推荐名单")
    List<EvaluationViews.NomineeView> nominees(
            Actor actor, @PathVariable UUID id, @RequestParam(required = false) Nominees.Kind kind) {
        return views.nominees(actor, id, kind);
    }

    @PutMapping("/decisions")
    @Operation(summary = "少工委逐行评定；不同意须写理由")
    EvaluationViews.Quotas decide(Actor actor, @PathVariable UUID id, @RequestBody List<Row> rows) {
        if (rows.size() > MOST_ROWS || rows.stream().anyMatch(r -> r == null || r.nomineeId() == null)) {
            throw new RefusedException(Refusal.malformed("problem.malformed", "nomineeId"));
        }
        Standing.Uses uses = deciding.decide(
                        actor,
                        id,
                        rows.stream()
                                .map(r -> new Nominees.RowDecision(
                                        r.nomineeId(),
                                        r.decision(),
                                        r.reason() == null || r.reason().isBlank()
                                                ? null
                                                : r.reason().strip()))
                                .toList())
                .orThrow();
        return new EvaluationViews.Quotas(uses.individuals(), uses.collectives());
    }

    @PutMapping("/meeting")
    @Operation(summary = "会议记录，边填边存")
    Meetings.Meeting meeting(Actor actor, @PathVariable UUID id, @RequestBody Meetings.Meeting meeting) {
        return deciding.record(actor, id, meeting).orThrow();
    }

    @PostMapping("/check-withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "大队辅导员从少工委撤回名单")
    void withdrawCheck(Actor actor, @PathVariable UUID id, @RequestBody(required = false) NominationApi.Reason body) {
        withdrawing
                .withdrawCheck(actor, id, body == null ? null : body.reason())
                .orThrow();
    }

    @GetMapping("/awards.xlsx")
    @ShowsMinors("pupils.exported")
    @Operation(summary = "已颁发的一星章（.xlsx）")
    ResponseEntity<InputStreamResource> sheet(Actor actor, @PathVariable UUID id) throws IOException {
        views.visibleWhole(actor, id);
        EvaluationViews.Overview evaluation = views.overview(actor, id);
        return sheet.of(
                id.toString(), null, texts.text("badge.awards.file", evaluation.schoolName(), evaluation.schoolYear()));
    }

    @GetMapping("/awards")
    @ShowsMinors
    @Operation(summary = "已颁发的一星章及证书编号")
    List<EvaluationViews.AwardView> awards(Actor actor, @PathVariable UUID id) {
        return views.awards(actor, id);
    }
}
