package cn.redflower.honours.revocation;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.document.Documents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The files of a case: the proposer's evidence and what the school adds to its view. */
@RestController
@RequestMapping("/api/revocations/{id}/files")
@Tag(name = "撤销奖章")
class RevocationFilesApi {

    private final RevocationViews views;
    private final KeepingFiles keeping;
    private final Documents documents;

    RevocationFilesApi(RevocationViews views, KeepingFiles keeping, Documents documents) {
        this.views = views;
        this.keeping = keeping;
        this.documents = documents;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "上传材料（PDF、Word 的 .docx、JPG、PNG）：提出人的证据（EVIDENCE）或学校陈述意见的附件（VIEW）")
    RevocationViews.File attach(
            @MayAnywhere(Permission.SEE_REVOCATIONS) Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "EVIDENCE") KeepingFiles.Purpose purpose,
            @RequestPart MultipartFile file)
            throws IOException {
        return RevocationViews.File.of(
                keeping.attach(actor, id, purpose, file.getOriginalFilename(), file.getInputStream())
                        .orThrow(),
                actor);
    }

    @DeleteMapping("/{fileId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除自己上传的一个文件")
    void detach(Actor actor, @PathVariable UUID id, @PathVariable UUID fileId) {
        keeping.detach(actor, id, fileId).orThrow();
    }

    @GetMapping("/{fileId}")
    @ShowsMinors
    @Operation(summary = "下载一个文件")
    ResponseEntity<InputStreamResource> download(Actor actor, @PathVariable UUID id, @PathVariable UUID fileId) {
        return documents.download(views.file(actor, id, fileId));
    }
}
