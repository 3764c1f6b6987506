package cn.redflower.honours.onestar;

import cn.redflower.honours.certificate.printing.LeavingBlank;
import cn.redflower.honours.certificate.printing.PrintState;
import cn.redflower.honours.certificate.printing.PrintedCertificates;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The certificates of a school's evaluation as one file or one each, once they are made. */
@RestController
@RequestMapping("/api/one-star/evaluations/{id}")
@Tag(name = "一星章评选")
class OneStarCertificateApi {

    private final EvaluationViews views;
    private final PrintedCertificates certificates;
    private final LeavingBlank blanks;

    OneStarCertificateApi(EvaluationViews views, PrintedCertificates certificates, LeavingBlank blanks) {
        this.views = views;
        this.certificates = certificates;
        this.blanks = blanks;
    }

    @GetMapping("/certificates")
    @Operation(summary = "证书生成进度")
    PrintState state(Actor actor, @PathVariable UUID id) {
        return certificates.state(id.toString(), views.visibleWhole(actor, id).schoolId());
    }

    @GetMapping("/certificates/waiting")
    @ShowsMinors
    @Operation(summary = "有字库没有的字的证书：姓名、缺哪些字、留空手写还是等待")
    LeavingBlank.Waiting waiting(Actor actor, @PathVariable UUID id) {
        String school = views.visibleWhole(actor, id).schoolId();
        return blanks.waiting(id.toString(), school, actor.may(Permission.DECIDE_ONE_STAR, school));
    }

    @PutMapping("/certificates/waiting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "决定一张证书：blank=true 缺的字留空、手写；blank=false 继续等待。文件随后重新生成")
    void decide(Actor actor, @PathVariable UUID id, @RequestBody LeavingBlank.Decision decision) {
        String school = views.visibleWhole(actor, id).schoolId();
        if (!actor.may(Permission.DECIDE_ONE_STAR, school)) {
            throw new RefusedException(Refusal.notAllowed("certificate.blank.not-yours"));
        }
        blanks.decide(actor, id.toString(), school, decision).orThrow();
    }

    @GetMapping("/certificates.pdf")
    @ShowsMinors
    @Operation(summary = "证书，一个打印文件；生成之前是 409")
    ResponseEntity<InputStreamResource> print(Actor actor, @PathVariable UUID id) {
        return certificates.pdf(id.toString(), views.visibleWhole(actor, id).schoolId());
    }

    @GetMapping("/certificates.zip")
    @ShowsMinors
    @Operation(summary = "证书，每张一个文件；生成之前是 409")
    ResponseEntity<InputStreamResource> zip(Actor actor, @PathVariable UUID id) {
        return certificates.zip(id.toString(), views.visibleWhole(actor, id).schoolId());
    }
}
