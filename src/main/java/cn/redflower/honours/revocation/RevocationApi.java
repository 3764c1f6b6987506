package cn.redflower.honours.revocation;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/**
 * Proposing to revoke awards, and what is saved while the tasks of a case are worked on; the tasks themselves are
 * completed in the engine.
 */
@RestController
@RequestMapping("/api/revocations")
@Tag(name = "撤销奖章")
class RevocationApi {

    private final RevocationViews views;
    private final ProposingRevocation proposing;
    private final WithdrawingProposal withdrawing;
    private final DecidingRevocation deciding;
    private final ReviewingDependents reviewing;

    RevocationApi(
            RevocationViews views,
            ProposingRevocation proposing,
            WithdrawingProposal withdrawing,
            DecidingRevocation deciding,
            ReviewingDependents reviewing) {
        this.views = views;
        this.proposing = proposing;
        this.withdrawing = withdrawing;
        this.deciding = deciding;
        this.reviewing = reviewing;
    }

    record Proposal(String number, String reason) {}

    record Opened(UUID id) {}

    record Reason(String reason) {}

    record Chosen(String publicReason) {}

    record Answered(Dependents.Answer answer, String reason) {}

    @GetMapping
    @Operation(summary = "本人能看的撤销案（不含姓名），新的在前")
    RevocationViews.Page page(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) String number,
            @RequestParam(defaultValue = "0") int page) {
        if (page < 0) {
            throw new RefusedException(Refusal.malformed("problem.malformed", "page"));
        }
        return views.page(actor, open, number, page);
    }

    @GetMapping("/award")
    @ShowsMinors
    @Operation(summary = "按证书编号查一枚奖章，提出撤销之前核对")
    RevocationViews.AwardView award(Actor actor, @RequestParam(defaultValue = "") String number) {
        return views.award(actor, number);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "提出撤销：证书编号和理由")
    Opened propose(Actor actor, @RequestBody Proposal proposal) {
        if (!actor.mayAnywhere(Permission.PROPOSE_REVOCATIONS)) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
        return new Opened(
                proposing.propose(actor, proposal.number(), proposal.reason()).orThrow());
    }

    @GetMapping("/{id}")
    @ShowsMinors
    @Operation(summary = "一个撤销案：奖章、理由、材料、意见、相关奖章")
    RevocationViews.Overview overview(Actor actor, @PathVariable UUID id) {
        return views.overview(actor, id);
    }

    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "提出人在决定之前撤回")
    void withdraw(Actor actor, @PathVariable UUID id, @RequestBody(required = false) Reason body) {
        withdrawing.withdraw(actor, id, body == null ? null : body.reason()).orThrow();
    }

    @PutMapping("/{id}/public-reason")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "颁发单位选定向社会公布的理由，边选边存")
    void choose(Actor actor, @PathVariable UUID id, @RequestBody Chosen chosen) {
        deciding.choosePublicReason(actor, id, chosen.publicReason()).orThrow();
    }

    @PutMapping("/{id}/dependents/{awardId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "县少工委审议一枚相关奖章：保留（KEEP，须写理由）或另立撤销案（REVOKE）")
    void answer(Actor actor, @PathVariable UUID id, @PathVariable UUID awardId, @RequestBody Answered answered) {
        reviewing
                .answer(actor, id, awardId, answered.answer(), answered.reason())
                .orThrow();
    }
}
