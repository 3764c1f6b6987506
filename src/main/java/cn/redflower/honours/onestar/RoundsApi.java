package cn.redflower.honours.onestar;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One-star rounds: opening them, and the list of the schools' evaluations. */
@RestController
@RequestMapping("/api/one-star")
@Tag(name = "一星章评选")
class RoundsApi {

    private static final int LARGEST_PAGE = 500;
    private static final int LATEST_ROUNDS = 50;

    private final OpeningRound opening;
    private final Rounds rounds;
    private final Evaluations evaluations;
    private final Problems texts;

    RoundsApi(OpeningRound opening, Rounds rounds, Evaluations evaluations, Problems texts) {
        this.opening = opening;
        this.rounds = rounds;
        this.evaluations = evaluations;
        this.texts = texts;
    }

    record SkippedView(String schoolId, String schoolName, String reason) {}

    record OpenedView(
            UUID roundId,
            String schoolYear,
            OffsetDateTime nominationDeadline,
            List<OpeningRound.Opened> opened,
            List<SkippedView> skipped) {}

    /** @param schools how many */
    record PlanView(
            String schoolYear,
            LocalDate nominationDeadline,
            OffsetDateTime reminderAt,
            int noticeDays,
            LocalDate earliestEnd,
            int schools) {}

    @GetMapping("/rounds/plan")
    @Operation(summary = "开启前核对：没有填的学年和公示天数按什么算，哪天截止，什么不合规定")
    PlanView plan(
            Actor actor,
            @RequestParam(required = false) String schoolYear,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate nominationDeadline,
            @RequestParam(required = false) Integer noticeDays,
            @RequestParam(defaultValue = "false") boolean allSchools,
            @RequestParam(defaultValue = "") List<String> schools) {
        OpeningRound.Plan plan = opening.plan(
                        actor,
                        new OpeningRound.Request(schoolYear, nominationDeadline, noticeDays, allSchools, schools))
                .orThrow();
        return new PlanView(
                plan.schoolYear(),
                plan.nominationDeadline(),
                plan.reminderAt(),
                plan.noticeDays(),
                plan.earliestEnd(),
                plan.schools().size());
    }

    @PostMapping("/rounds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "开启评选：一所、几所或全县学校")
    OpenedView open(Actor actor, @RequestBody OpeningRound.Request request) {
        OpeningRound.Result result = opening.open(actor, request).orThrow();
        return new OpenedView(
                result.roundId(),
                result.schoolYear(),
                result.nominationDeadline(),
                result.opened(),
                result.skipped().stream()
                        .map(s -> new SkippedView(s.schoolId(), s.schoolName(), texts.sentence(s.reason())))
                        .toList());
    }

    @GetMapping("/rounds")
    @Operation(summary = "最近的评选轮次")
    List<Rounds.Round> rounds() {
        return rounds.latest(LATEST_ROUNDS);
    }

    @GetMapping("/evaluations")
    @Operation(summary = "本人可见的学校评选")
    List<Evaluations.Line> evaluations(
            Actor actor,
            @RequestParam(required = false) String schoolId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return evaluations.visibleTo(actor, schoolId, Math.max(0, page), Math.min(Math.max(1, size), LARGEST_PAGE));
    }
}
