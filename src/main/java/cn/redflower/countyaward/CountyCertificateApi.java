package cn.redflower.countyaward;

import cn.redflower.audit.ShowsMinors;
import cn.redflower.certificate.Certificate;
import cn.redflower.certificate.CertificatePaper;
import cn.redflower.certificate.Certificates;
import cn.redflower.organization.Actor;
import cn.redflower.organization.Permission;
import cn.redflower.problem.Refusal;
import cn.redflower.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a round issued, to print: the decision, and a school's certificates as one file or one each. */
@RestController
@RequestMapping("/api/county-awards/rounds/{id}")
@Tag(name = "县级评选")
class CountyCertificateApi {

    private final CountyRoundViews views;
    private final PrintingDecision decision;
    private final Certificates certificates;
    private final CertificatePaper paper;

    CountyCertificateApi(CountyRoundViews views, PrintingDecision decision, Certificates certificates, CertificatePaper paper) {
        this.views = views;
        this.decision = decision;
        this.certificates = certificates;
        this.paper = paper;
    }

    @GetMapping("/decision.pdf")
    @ShowsMinors
    @Operation(summary = "表彰决定（PDF）；印发之前是草案，只给县少工委")
    void decision(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        if (views.visible(actor, id).decisionNumber() == null) {
            views.managed(actor, id);
        } else if (!actor.mayEverywhere(Permission.SEE_COUNTY_NOMINEES)) {
            throw notFound();
        }
        file(response, "application/pdf", "decision-" + id + ".pdf");
        decision.print(id, response.getOutputStream());
    }

    @GetMapping("/schools/{schoolId}/certificates.pdf")
    @ShowsMinors
    @Operation(summary = "一所学校的证书，一个打印文件")
    void print(Actor actor, @PathVariable UUID id, @PathVariable String schoolId, HttpServletResponse response) throws IOException {
        require(actor, id, schoolId);
        List<Certificate> all = new ArrayList<>();
        certificates.of(id.toString(), schoolId, all::addAll);
        if (all.isEmpty()) {
            throw notFound();
        }
        file(response, "application/pdf", "certificates-" + schoolId + ".pdf");
        paper.write(all, response.getOutputStream());
    }

    @GetMapping("/schools/{schoolId}/certificates.zip")
    @ShowsMinors
    @Operation(summary = "一所学校的证书，每张一个文件")
    void zip(Actor actor, @PathVariable UUID id, @PathVariable String schoolId, HttpServletResponse response) throws IOException {
        require(actor, id, schoolId);
        file(response, "application/zip", "certificates-" + schoolId + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
            certificates.of(id.toString(), schoolId, some -> some.forEach(certificate -> add(zip, certificate)));
        }
    }

    private void add(ZipOutputStream zip, Certificate certificate) {
        try {
            zip.putNextEntry(new ZipEntry(certificate.number() + ".pdf"));
            paper.write(List.of(certificate), zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(Actor actor, UUID id, String schoolId) {
        views.visible(actor, id);
        if (!actor.may(Permission.SEE_COUNTY_NOMINEES, schoolId)) {
            throw notFound();
        }
    }

    private static void file(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
    }

    private static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("countyaward.round-not-found"));
    }
}
