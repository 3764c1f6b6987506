package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.CommitteeMeeting;
import cn.redflower.honours.countyround.CountyNominee.SchoolDecision;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A school's list for a round of the county, saved row by row; handed in by completing the tasks. */
@RestController
@RequestMapping("/api/county-awards/nominations/{id}")
@Tag(name = "县级评选报送")
class SchoolNominationApi {

    private static final int MOST_ROWS = 5000;

    private final NominationViews views;
    private final ListingNominees listing;
    private final DecidingNomination deciding;
    private final WithdrawingNomination withdrawing;

    SchoolNominationApi(
            NominationViews views,
            ListingNominees listing,
            DecidingNomination deciding,
            WithdrawingNomination withdrawing) {
        this.views = views;
        this.listing = listing;
        this.deciding = deciding;
        this.withdrawing = withdrawing;
    }

    /** Exactly one of the three says who it is. */
    record NewRow(Long pupilId, String squadronId, Boolean brigade, String reason) {}

    record Reason(String reason) {}

    record RowId(long id) {}

    record Decision(Long rowId, SchoolDecision decision, String reason) {}

    @GetMapping
    @ShowsMinors
    @Operation(summary = "报送概况：名额、状态、会议记录、意见")
    NominationViews.Overview overview(Actor actor, @PathVariable UUID id) {
        return views.overview(actor, id);
    }

    @GetMapping("/candidates")
    @ShowsMinors
    @Operation(summary = "本校队员和集体：符合条件的、不符合的及全部原因")
    NominationViews.Candidates candidates(Actor actor, @PathVariable UUID id) {
        return views.candidates(actor, id);
    }

    @GetMapping("/rows")
    @ShowsMinors
    @Operation(summary = "报送名单")
    List<NominationViews.Row> rows(Actor actor, @PathVariable UUID id) {
        return views.rows(actor, id);
    }

    @GetMapping("/rows/{rowId}/events")
    @ShowsMinors
    @Operation(summary = "一行的办理记录")
    List<CountyNominees.Recorded> events(Actor actor, @PathVariable UUID id, @PathVariable long rowId) {
        return views.record(actor, id, rowId);
    }

    @PostMapping("/rows")
    @Operation(summary = "推荐一名队员（pupilId）、一个中队（squadronId）或大队（brigade）；已在名单上的则修改理由")
    RowId add(Actor actor, @PathVariable UUID id, @RequestBody NewRow row) {
        boolean brigade = Boolean.TRUE.equals(row.brigade());
        if ((row.pupilId() == null ? 0 : 1) + (row.squadronId() == null ? 0 : 1) + (brigade ? 1 : 0) != 1) {
            throw new RefusedException(Refusal.malformed("problem.malformed", "pupilId"));
        }
        return new RowId((row.pupilId() != null
                        ? listing.nominatePupil(actor, id, row.pupilId(), row.reason())
                        : listing.nominateCollective(actor, id, row.squadronId(), row.reason()))
                .orThrow());
    }

    @PutMapping("/rows/{rowId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "修改推荐理由")
    void edit(Actor actor, @PathVariable UUID id, @PathVariable long rowId, @RequestBody Reason body) {
        listing.edit(actor, id, rowId, body.reason()).orThrow();
    }

    @DeleteMapping("/rows/{rowId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消推荐")
    void remove(Actor actor, @PathVariable UUID id, @PathVariable long rowId) {
        listing.remove(actor, id, rowId).orThrow();
    }

    @PutMapping("/nil-return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "声明本校不报送并写明理由；理由留空则取消声明")
    void nilReturn(Actor actor, @PathVariable UUID id, @RequestBody Reason body) {
        listing.declareNil(actor, id, body.reason()).orThrow();
    }

    @PutMapping("/decisions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "少工委逐行评定；不同意须写理由")
    void decide(Actor actor, @PathVariable UUID id, @RequestBody List<Decision> decisions) {
        if (decisions.size() > MOST_ROWS || decisions.stream().anyMatch(d -> d == null || d.rowId() == null)) {
            throw new RefusedException(Refusal.malformed("problem.malformed", "rowId"));
        }
        deciding.decide(
                        actor,
                        id,
                        decisions.stream()
                                .map(d -> new NominationRows.RowDecision(
                                        d.rowId(),
                                        d.decision(),
                                        d.reason() == null || d.reason().isBlank()
                                                ? null
                                                : d.reason().strip()))
                                .toList())
                .orThrow();
    }

    @PutMapping("/meeting")
    @Operation(summary = "会议记录，边填边存")
    CommitteeMeeting meeting(Actor actor, @PathVariable UUID id, @RequestBody CommitteeMeeting meeting) {
        return deciding.record(actor, id, meeting).orThrow();
    }

    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "本校撤回已报送的名单，名额随即释放")
    void withdraw(Actor actor, @PathVariable UUID id, @RequestBody(required = false) Reason body) {
        withdrawing.withdraw(actor, id, body == null ? null : body.reason()).orThrow();
    }
}
