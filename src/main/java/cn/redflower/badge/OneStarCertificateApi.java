package cn.redflower.badge;

import cn.redflower.audit.ShowsMinors;
import cn.redflower.certificate.printing.PrintState;
import cn.redflower.certificate.printing.PrintedCertificates;
import cn.redflower.organization.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The certificates of a school's evaluation as one file or one each, once they are made. */
@RestController
@RequestMapping("/api/one-star/evaluations/{id}")
@Tag(name = "一星章评选")
class OneStarCertificateApi {

    private final EvaluationViews views;
    private final PrintedCertificates certificates;

    OneStarCertificateApi(EvaluationViews views, PrintedCertificates certificates) {
        this.views = views;
        this.certificates = certificates;
    }

    @GetMapping("/certificates")
    @Operation(summary = "证书生成进度")
    PrintState state(Actor actor, @PathVariable UUID id) {
        return certificates.state(id.toString(), views.visibleWhole(actor, id).schoolId());
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
