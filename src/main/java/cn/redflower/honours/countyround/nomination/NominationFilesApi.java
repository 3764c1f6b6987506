package cn.redflower.honours.countyround.nomination;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.pupil.roster.NominationCheck;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.document.Documents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** The files of a school's list: nominees as a sheet, evidence of its rows, the form to stamp, and the stamped scan. */
@RestController
@RequestMapping("/api/county-awards/nominations/{id}")
@Tag(name = "县级评选报送")
class NominationFilesApi {

    private final NominationViews views;
    private final AttachingFiles attaching;
    private final ListingBySheet bySheet;
    private final SealingList sealing;
    private final PrintingForm printing;
    private final Documents documents;

    NominationFilesApi(
            NominationViews views,
            AttachingFiles attaching,
            ListingBySheet bySheet,
            SealingList sealing,
            PrintingForm printing,
            Documents documents) {
        this.views = views;
        this.attaching = attaching;
        this.bySheet = bySheet;
        this.sealing = sealing;
        this.printing = printing;
        this.documents = documents;
    }

    @PostMapping(path = "/rows/{rowId}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "上传一行的事迹材料（PDF、Word 的 .docx、JPG、PNG）")
    NominationViews.File attach(
            @MayAnywhere(Permission.SEE_COUNTY_NOMINEES) Actor actor,
            @PathVariable UUID id,
            @PathVariable long rowId,
            @RequestPart MultipartFile file)
            throws IOException {
        return NominationViews.File.of(attaching
                .attach(actor, id, rowId, file.getOriginalFilename(), file.getInputStream())
                .orThrow());
    }

    @PostMapping(path = "/sheet", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ShowsMinors
    @Operation(summary = "用推荐表（学号、姓名、推荐理由）推荐：先试算，apply=true 时写入可接受的行")
    NominationCheck.Report sheet(
            @MayAnywhere(Permission.SEE_COUNTY_NOMINEES) Actor actor,
            @PathVariable UUID id,
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "false") boolean apply)
            throws IOException {
        return bySheet.nominate(actor, id, file.getInputStream(), apply).orThrow();
    }

    @DeleteMapping("/rows/{rowId}/evidence/{documentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除一个事迹材料")
    void detach(Actor actor, @PathVariable UUID id, @PathVariable long rowId, @PathVariable UUID documentId) {
        attaching.detach(actor, id, rowId, documentId).orThrow();
    }

    @PostMapping(path = "/seal", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "上传盖章的推荐表扫描件；再次上传则替换")
    NominationViews.Scan seal(
            @MayAnywhere(Permission.SEE_COUNTY_NOMINEES) Actor actor,
            @PathVariable UUID id,
            @RequestPart MultipartFile file)
            throws IOException {
        return views.scan(sealing.seal(actor, id, file.getOriginalFilename(), file.getInputStream())
                .orThrow());
    }

    /** @param code of the list that the scan is said to be of, as it was shown */
    record Confirmation(String code) {}

    @PutMapping("/seal/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "确认扫描件就是现在的名单（名单码 code），虽然打印的是另一版")
    void confirm(Actor actor, @PathVariable UUID id, @RequestBody Confirmation body) {
        sealing.confirm(actor, id, body.code()).orThrow();
    }

    @GetMapping("/form.pdf")
    @ShowsMinors("pupils.exported")
    @Operation(summary = "推荐表（PDF），按现在的名单，供签字、盖章、扫描")
    ResponseEntity<byte[]> form(Actor actor, @PathVariable UUID id) throws IOException {
        PrintingForm.Print form = printing.print(actor, id).orThrow();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(form.filename(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(form.pdf());
    }

    @GetMapping("/documents/{documentId}")
    @ShowsMinors
    @Operation(summary = "下载一个文件")
    ResponseEntity<InputStreamResource> download(Actor actor, @PathVariable UUID id, @PathVariable UUID documentId) {
        return documents.download(views.document(actor, id, documentId));
    }
}
