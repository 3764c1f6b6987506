package cn.redflower.casework.signing;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Problems;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A list before several organs: its rows, what an organ has against them, and how the joint meeting settles it. Signing
 * itself is a task.
 */
@RestController
@RequestMapping("/api/signings/{id}")
@Tag(name = "联合会签")
class SigningApi {

    private final SigningViews views;
    private final SigningLists signing;
    private final SettlingDisputes settling;
    private final Problems problems;

    SigningApi(SigningViews views, SigningLists signing, SettlingDisputes settling, Problems problems) {
        this.views = views;
        this.signing = signing;
        this.settling = settling;
        this.problems = problems;
    }

    record Reason(String reason) {}

    /** @param version of the settlement that was seen in the list */
    record Settlement(Boolean keep, String reason, Integer version) {}

    /** @param attendees as far as they are typed: one that is still missing may be null */
    record Typed(
            LocalDate heldOn,
            String place,
            String chair,
            @JsonSetter(contentNulls = Nulls.SET) List<String> attendees,
            String resolution) {}

    @GetMapping
    @Operation(summary = "会签情况：各单位意见、联席会议")
    SigningViews.Overview overview(Actor actor, @PathVariable UUID id) {
        return views.overview(actor, id);
    }

    @GetMapping("/rows")
    @ShowsMinors
    @Operation(summary = "会签名单")
    SigningViews.Page rows(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "ALL") SigningViews.Which which,
            @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return views.rows(actor, id, which, text, page, size);
    }

    @PutMapping("/organs/{organ}/dissents/{ref}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "对一行提出不同意见，须写理由")
    void dissent(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String organ,
            @PathVariable String ref,
            @RequestBody Reason reason) {
        signing.dissent(actor, id, organ, ref, reason.reason() == null ? "" : reason.reason())
                .orThrow();
    }

    @DeleteMapping("/organs/{organ}/dissents/{ref}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "收回对一行的不同意见")
    void agree(Actor actor, @PathVariable UUID id, @PathVariable String organ, @PathVariable String ref) {
        signing.dissent(actor, id, organ, ref, null).orThrow();
    }

    @PutMapping("/rows/{ref}/settlement")
    @Operation(summary = "联席会议议定一行：保留或删去，须写理由；version 是名单里看到的 settledVersion，别人已改动时不覆盖；新的版本在 ETag 里")
    ResponseEntity<Map<String, Object>> settle(
            Actor actor, @PathVariable UUID id, @PathVariable String ref, @RequestBody Settlement settlement) {
        int version = settling.settle(
                        actor,
                        id,
                        ref,
                        new SettlingDisputes.Word(settlement.keep(), settlement.reason(), settlement.version()))
                .orThrow();
        boolean whole = settlement.keep() == null
                || settlement.reason() != null && !settlement.reason().isBlank();
        // kept as far as it has been typed; without a reason it is no settlement
        return whole
                ? ResponseEntity.noContent().eTag(String.valueOf(version)).build()
                : ResponseEntity.unprocessableEntity()
                        .eTag(String.valueOf(version))
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problems.body(List.of(SettlingDisputes.reasonMissing())));
    }

    @PutMapping("/minutes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "联席会议纪要")
    void minutes(Actor actor, @PathVariable UUID id, @RequestBody Typed typed) {
        settling.minutes(
                        actor,
                        id,
                        new Signings.Minutes(
                                typed.heldOn(), typed.place(), typed.chair(), typed.attendees(), typed.resolution()))
                .orThrow();
    }
}
