package cn.redflower.honours.countyround;

import cn.redflower.honours.award.Award;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.ShowsMinors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The county's rounds: drafted, planned, opened (as a task), extended, cancelled, decided (as a task). */
@RestController
@RequestMapping("/api/county-awards")
@Tag(name = "县级评选")
class CountyAwardApi {

    private final DraftingRounds drafting;
    private final ManagingCountyRounds managing;
    private final DecidingCountyAwards deciding;
    private final CountyRoundViews views;

    CountyAwardApi(
            DraftingRounds drafting,
            ManagingCountyRounds managing,
            DecidingCountyAwards deciding,
            CountyRoundViews views) {
        this.drafting = drafting;
        this.managing = managing;
        this.deciding = deciding;
        this.views = views;
    }

    record Draft(String awardKind, String schoolYear) {}

    record Drafted(UUID roundId, String awardKind, String schoolYear) {}

    record Extension(LocalDate closesOn, String reason, List<String> schools) {}

    record SchoolPlaces(Integer individuals, Integer collectives, String reason) {}

    record Reason(String reason) {}

    /** The text with the numbers that stood beside it. */
    record Text(String text, Integer individuals, Integer collectives) {}

    /** An award as it is listed. */
    record AwardView(
            String number,
            String holder,
            String name,
            String squadronName,
            String schoolId,
            String schoolName,
            String status,
            LocalDate awardedOn,
            LocalDate revokedOn) {

        static AwardView of(Award a) {
            return new AwardView(
                    a.number(),
                    a.holder().name(),
                    a.name(),
                    a.squadronName(),
                    a.schoolId(),
                    a.schoolName(),
                    a.status().name(),
                    a.awardedOn(),
                    a.revokedOn());
        }
    }

    @GetMapping("/kinds")
    @Operation(summary = "县级奖章种类")
    List<CountyRoundViews.KindView> kinds() {
        return views.kinds();
    }

    @GetMapping("/rounds")
    @Operation(summary = "县级评选日历")
    List<CountyRoundViews.Line> rounds(Actor actor) {
        return views.list(actor);
    }

    @PostMapping("/rounds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "起草一轮评选；开启在任务列表中办理")
    Drafted draft(Actor actor, @RequestBody Draft draft) {
        CountyRound round =
                drafting.draft(actor, draft.awardKind(), draft.schoolYear()).orThrow();
        return new Drafted(round.id(), round.awardKind(), round.schoolYear());
    }

    @GetMapping("/rounds/{id}")
    @Operation(summary = "评选概况：安排、各校进度、意见")
    CountyRoundViews.Overview overview(Actor actor, @PathVariable UUID id) {
        return views.overview(actor, id);
    }

    @GetMapping("/rounds/{id}/plan")
    @Operation(summary = "评选方案")
    CountyRoundViews.PlanView plan(Actor actor, @PathVariable UUID id) {
        return views.plan(actor, id);
    }

    @PutMapping("/rounds/{id}/plan")
    @Operation(summary = "保存评选方案（开启之前）")
    CountyRoundViews.PlanView plan(Actor actor, @PathVariable UUID id, @RequestBody RoundPlan plan) {
        drafting.plan(actor, id, plan).orThrow();
        return views.plan(actor, id);
    }

    @GetMapping("/rounds/{id}/preview")
    @Operation(summary = "开启前预览：涉及的学校和各校名额")
    CountyRoundViews.Preview preview(Actor actor, @PathVariable UUID id) {
        return views.preview(actor, id);
    }

    @PostMapping("/rounds/{id}/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "延长报送时间：全部学校，或指定的学校")
    void extend(Actor actor, @PathVariable UUID id, @RequestBody Extension extension) {
        managing.extend(actor, id, extension.closesOn(), extension.reason(), extension.schools())
                .orThrow();
    }

    @PutMapping("/rounds/{id}/schools/{schoolId}/places")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "调整一所学校的名额，须写理由")
    void places(Actor actor, @PathVariable UUID id, @PathVariable String schoolId, @RequestBody SchoolPlaces places) {
        managing.adjust(actor, id, schoolId, places.individuals(), places.collectives(), places.reason())
                .orThrow();
    }

    @PostMapping("/rounds/{id}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消一轮评选，须写理由")
    void cancel(Actor actor, @PathVariable UUID id, @RequestBody Reason reason) {
        managing.cancel(actor, id, reason.reason()).orThrow();
    }

    @GetMapping("/rounds/{id}/decision")
    @ShowsMinors
    @Operation(summary = "表彰决定：正文、最后核对")
    CountyRoundViews.DecisionView decision(Actor actor, @PathVariable UUID id) {
        return views.decision(actor, id);
    }

    @PutMapping("/rounds/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "保存表彰决定的正文")
    void decision(Actor actor, @PathVariable UUID id, @RequestBody Text text) {
        deciding.write(actor, id, text.text(), text.individuals(), text.collectives())
                .orThrow();
    }

    @GetMapping("/rounds/{id}/awards")
    @ShowsMinors
    @Operation(summary = "颁发结果")
    List<AwardView> awards(Actor actor, @PathVariable UUID id, @RequestParam(required = false) String schoolId) {
        return views.awards(actor, id, schoolId).stream().map(AwardView::of).toList();
    }
}
