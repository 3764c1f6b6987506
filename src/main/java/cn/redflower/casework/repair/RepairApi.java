package cn.redflower.casework.repair;

import cn.redflower.people.organ.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Repairs of cases by two people. */
@RestController
@RequestMapping("/api/repairs")
@Tag(name = "流程更正")
class RepairApi {

    private final ListingRepairs listing;
    private final RequestingRepair requesting;
    private final ConfirmingRepair confirming;

    RepairApi(ListingRepairs listing, RequestingRepair requesting, ConfirmingRepair confirming) {
        this.listing = listing;
        this.requesting = requesting;
        this.confirming = confirming;
    }

    record Created(UUID id) {}

    record Remark(String remark) {}

    @GetMapping
    @Operation(summary = "更正申请：运维看全部，颁发单位看本单位的")
    List<ListingRepairs.Listed> list(Actor actor) {
        return listing.of(actor);
    }

    @GetMapping("/places")
    @Operation(summary = "案件现在停在哪里，可以移到哪些环节（仅运维）")
    RequestingRepair.Found places(Actor actor, @RequestParam(defaultValue = "") String caseId) {
        return requesting.look(actor, caseId).orThrow();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请移动或结束一个案件的流程，须写理由（仅运维）；颁发单位确认后才生效")
    Created request(Actor actor, @RequestBody RequestingRepair.Wanted wanted) {
        return new Created(requesting.request(actor, wanted).orThrow());
    }

    @PostMapping("/{id}/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "颁发单位确认，立即生效；申请人自己不能确认")
    void confirm(Actor actor, @PathVariable UUID id) {
        confirming.confirm(actor, id).orThrow();
    }

    @PostMapping("/{id}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "不同意，或不再需要")
    void refuse(Actor actor, @PathVariable UUID id, @RequestBody(required = false) Remark remark) {
        confirming.refuse(actor, id, remark == null ? null : remark.remark()).orThrow();
    }
}
