package cn.redflower.honours.countyround;

import cn.redflower.honours.certificate.printing.LeavingBlank;
import cn.redflower.honours.certificate.printing.PrintState;
import cn.redflower.honours.certificate.printing.PrintedCertificates;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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

/**
 * What a round issued, to print: the decision, and a school's certificates as one file or one each, once they are made.
 */
@RestController
@RequestMapping("/api/county-awards/rounds/{id}")
@Tag(name = "县级评选")
class CountyCertificateApi {

    private final CountyRoundViews views;
    private final PrintingDecision decision;
    private final PrintedCertificates certificates;
    private final LeavingBlank blanks;

    CountyCertificateApi(
            CountyRoundViews views, PrintingDecision decision, PrintedCertificates certificates, LeavingBlank blanks) {
        this.views = views;
        this.decision = decision;
        this.certificates = certificates;
        this.blanks = blanks;
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
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "attachment; filename=\"decision-" + id + ".pdf\"");
        response.setHeader("Cache-Control", "no-store");
        decision.print(id, response.getOutputStream());
    }

    /** The county's certificates as they are printed: in sum, and of each school that the reader may see. */
    record Overview(int schools, int ready, int failed, int done, int total, int waiting, List<PrintState> states) {}

    @GetMapping("/certificates")
    @Operation(summary = "证书生成进度：合计和各学校")
    Overview certificates(Actor actor, @PathVariable UUID id) {
        views.visible(actor, id);
        List<PrintState> states = certificates.states(id.toString()).stream()
                .filter(s -> actor.may(Permission.SEE_COUNTY_NOMINEES, s.schoolId()))
                .toList();
        return new Overview(
                states.size(),
                count(states, PrintState.Status.READY),
                count(states, PrintState.Status.FAILED),
                states.stream().mapToInt(PrintState::done).sum(),
                states.stream().mapToInt(PrintState::total).sum(),
                states.stream().mapToInt(PrintState::waiting).sum(),
                states);
    }

    @GetMapping("/schools/{schoolId}/certificates")
    @Operation(summary = "一所学校的证书生成进度")
    PrintState state(Actor actor, @PathVariable UUID id, @PathVariable String schoolId) {
        require(actor, id, schoolId);
        return certificates.state(id.toString(), schoolId);
    }

    @GetMapping("/schools/{schoolId}/certificates/waiting")
    @ShowsMinors
    @Operation(summary = "一所学校有字库没有的字的证书：姓名、缺哪些字、留空手写还是等待")
    LeavingBlank.Waiting waiting(Actor actor, @PathVariable UUID id, @PathVariable String schoolId) {
        require(actor, id, schoolId);
        return blanks.waiting(id.toString(), schoolId, actor.mayEverywhere(Permission.MANAGE_COUNTY_AWARDS));
    }

    @PutMapping("/schools/{schoolId}/certificates/waiting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "决定一张证书：blank=true 缺的字留空、手写；blank=false 继续等待。文件随后重新生成")
    void decide(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String schoolId,
            @RequestBody LeavingBlank.Decision decision) {
        require(actor, id, schoolId);
        if (!actor.mayEverywhere(Permission.MANAGE_COUNTY_AWARDS)) {
            throw new RefusedException(Refusal.notAllowed("certificate.blank.not-yours"));
        }
        blanks.decide(actor, id.toString(), schoolId, decision).orThrow();
    }

    @GetMapping("/schools/{schoolId}/certificates.pdf")
    @ShowsMinors
    @Operation(summary = "一所学校的证书，一个打印文件；生成之前是 409")
    ResponseEntity<InputStreamResource> print(Actor actor, @PathVariable UUID id, @PathVariable String schoolId) {
        require(actor, id, schoolId);
        return certificates.pdf(id.toString(), schoolId);
    }

    @GetMapping("/schools/{schoolId}/certificates.zip")
    @ShowsMinors
    @Operation(summary = "一所学校的证书，每张一个文件；生成之前是 409")
    ResponseEntity<InputStreamResource> zip(Actor actor, @PathVariable UUID id, @PathVariable String schoolId) {
        require(actor, id, schoolId);
        return certificates.zip(id.toString(), schoolId);
    }

    private static int count(List<PrintState> states, PrintState.Status status) {
        return (int) states.stream().filter(state -> state.status() == status).count();
    }

    private void require(Actor actor, UUID id, String schoolId) {
        views.visible(actor, id);
        if (!actor.may(Permission.SEE_COUNTY_NOMINEES, schoolId)) {
            throw notFound();
        }
        Looks.concern(schoolId);
    }

    private static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("countyaward.round-not-found"));
    }
}
