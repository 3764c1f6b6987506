package cn.redflower.people.pupil.transfer;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.pupil.register.PupilAccess;
import cn.redflower.platform.audit.ShowsMinors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pupils who change schools inside the county, for scripts: hand over, take in, take back. */
@RestController
@RequestMapping("/api/pupils")
@Tag(name = "少先队员")
class TransferApi {

    private final PupilAccess pupils;
    private final Transfers transfers;
    private final HandingOver handing;
    private final TakingIn taking;

    TransferApi(PupilAccess pupils, Transfers transfers, HandingOver handing, TakingIn taking) {
        this.pupils = pupils;
        this.transfers = transfers;
        this.handing = handing;
        this.taking = taking;
    }

    /** To which school, since when. @param on such as 2026-09-01 */
    record Leaving(String toSchool, String on) {}

    /** The number of a transfer that has just begun. */
    record Begun(UUID id) {}

    /** Where she is now. @param namesakeKnown that a namesake born in the same month is another child */
    record Reception(String squadronId, String number, boolean namesakeKnown) {}

    /** Who was taken in. */
    record TakenIn(long pupilId) {}

    @PostMapping("/{pupilId}/transfer")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "转往县内另一所学校；对方接收之前可以撤回")
    Begun handOver(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable long pupilId, @RequestBody Leaving body) {
        return new Begun(
                handing.handOver(actor, pupilId, body.toSchool(), body.on()).orThrow());
    }

    @GetMapping("/transfers")
    @ShowsMinors
    @Operation(summary = "等待接收的队员，等得最久的在前；overdue 为 60 天仍无人接收")
    List<Transfer> waiting(@MayAnywhere(Permission.SEE_PUPILS) Actor actor) {
        return transfers.waiting(pupils.scope(actor));
    }

    @GetMapping("/transfers/{transferId}")
    @ShowsMinors
    @Operation(summary = "接收之前要核对的：可用的学号、同名同出生年月的队员")
    TakingIn.Prospect prospect(@MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable UUID transferId) {
        return taking.prospect(actor, transferId);
    }

    @PostMapping("/transfers/{transferId}/reception")
    @Operation(summary = "接收：选择中队，给一个本校没有用过的学号；奖章随人走")
    TakenIn takeIn(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor,
            @PathVariable UUID transferId,
            @RequestBody Reception body) {
        return new TakenIn(taking.takeIn(actor, transferId, body.squadronId(), body.number(), body.namesakeKnown())
                .orThrow());
    }

    @DeleteMapping("/transfers/{transferId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回转出，队员留在原学校；对方已接收的不能撤回")
    void withdraw(@MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable UUID transferId) {
        handing.withdraw(actor, transferId).orThrow();
    }
}
