package cn.redflower.honours.onestar;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.pupil.roster.NominationCheck;
import cn.redflower.platform.audit.ShowsMinors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A squadron's list, saved row by row; handed in by completing the task. */
@RestController
@RequestMapping("/api/one-star/evaluations/{id}/squadrons/{squadronId}")
@Tag(name = "一星章评选")
class NominationApi {

    private final EvaluationViews views;
    private final Nominating nominating;
    private final NominatingBySheet bySheet;
    private final CheckingNominations checking;
    private final Withdrawing withdrawing;

    NominationApi(
            EvaluationViews views,
            Nominating nominating,
            NominatingBySheet bySheet,
            CheckingNominations checking,
            Withdrawing withdrawing) {
        this.views = views;
        this.nominating = nominating;
        this.bySheet = bySheet;
        this.checking = checking;
        this.withdrawing = withdrawing;
    }

    record Reason(String reason) {}

    record Remark(String remark) {}

    @GetMapping
    @ShowsMinors
    @Operation(summary = "中队名单：符合条件的、不符合的及原因、已推荐的")
    EvaluationViews.SquadronView list(Actor actor, @PathVariable UUID id, @PathVariable String squadronId) {
        return views.squadron(actor, id, squadronId);
    }

    @PutMapping("/nominees/{pupilId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "推荐一名队员，或修改推荐理由")
    void nominate(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String squadronId,
            @PathVariable long pupilId,
            @RequestBody Reason body) {
        nominating.nominate(actor, id, squadronId, pupilId, body.reason()).orThrow();
    }

    @DeleteMapping("/nominees/{pupilId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消推荐")
    void remove(Actor actor, @PathVariable UUID id, @PathVariable String squadronId, @PathVariable long pupilId) {
        nominating.remove(actor, id, squadronId, pupilId).orThrow();
    }

    @PutMapping("/collective")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "推荐本中队为集体")
    void nominateCollective(
            Actor actor, @PathVariable UUID id, @PathVariable String squadronId, @RequestBody Reason body) {
        nominating.nominateCollective(actor, id, squadronId, body.reason()).orThrow();
    }

    @DeleteMapping("/collective")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消推荐本中队")
    void removeCollective(Actor actor, @PathVariable UUID id, @PathVariable String squadronId) {
        nominating.removeCollective(actor, id, squadronId).orThrow();
    }

    @PostMapping(path = "/sheet", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ShowsMinors
    @Operation(summary = "用推荐表推荐：先试算，apply=true 时写入可接受的行")
    NominationCheck.Report sheet(
            @MayAnywhere(Permission.SEE_NOMINEES) Actor actor,
            @PathVariable UUID id,
            @PathVariable String squadronId,
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "false") boolean apply)
            throws IOException {
        return bySheet.nominate(actor, id, squadronId, file.getInputStream(), apply)
                .orThrow();
    }

    @PutMapping("/return-remark")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "大队辅导员标记要退回的中队；留空取消标记")
    void mark(Actor actor, @PathVariable UUID id, @PathVariable String squadronId, @RequestBody Remark body) {
        checking.mark(actor, id, squadronId, body.remark()).orThrow();
    }

    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "中队撤回已提交的名单")
    void withdraw(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String squadronId,
            @RequestBody(required = false) Reason body) {
        withdrawing
                .withdrawList(actor, id, squadronId, body == null ? null : body.reason())
                .orThrow();
    }
}
