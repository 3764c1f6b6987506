package cn.redflower.people.county.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.spreadsheet.Level;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import cn.redflower.platform.start.TemporaryFolder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** The county's workbook for scripts and for our own page: upload as a dry run, look, confirm. Administrators only. */
@RestController
@RequestMapping("/api/county/imports")
@Tag(name = "建县表")
class CountyImportApi {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final String TOTAL = "X-Total-Count";
    private static final int MOST_PER_PAGE = 500;
    private static final int LISTED = 50;

    private final CheckingWorkbook checking;
    private final ConfirmingWorkbook confirming;
    private final CountyImports imports;
    private final FindingWords words;
    private final CountyTemplate template;
    private final Spreadsheets spreadsheets;

    CountyImportApi(
            CheckingWorkbook checking,
            ConfirmingWorkbook confirming,
            CountyImports imports,
            FindingWords words,
            CountyTemplate template,
            Spreadsheets spreadsheets) {
        this.checking = checking;
        this.confirming = confirming;
        this.imports = imports;
        this.words = words;
        this.template = template;
        this.spreadsheets = spreadsheets;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "上传建县表试算：单位、中队、人员三张表逐行核对，与现有登记比较，不写入")
    CountyImport upload(@MayAnywhere(Permission.OPERATE) Actor actor, @RequestPart MultipartFile file)
            throws IOException {
        Path sheet = TemporaryFolder.file("county", ".tmp");
        try {
            try (InputStream in = file.getInputStream()) {
                spreadsheets.setDown(in, sheet);
            }
            return find(checking.check(actor, file.getOriginalFilename(), sheet).orThrow());
        } finally {
            Files.deleteIfExists(sheet);
        }
    }

    @GetMapping
    @Operation(summary = "最近的建县表：谁、何时、结果如何")
    List<CountyImport> latest(@MayAnywhere(Permission.OPERATE) Actor actor) {
        return imports.latest(LISTED);
    }

    @GetMapping("/{id}")
    @Operation(summary = "一次上传的核对结果")
    CountyImport view(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable UUID id) {
        return find(id);
    }

    @GetMapping("/{id}/findings")
    @Operation(summary = "有问题的行：工作表、行号、列、说明。总数在响应头 X-Total-Count")
    ResponseEntity<List<FindingWords.Shown>> findings(
            @MayAnywhere(Permission.OPERATE) Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) Level level,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        find(id);
        int limit = Math.min(Math.max(size, 1), MOST_PER_PAGE);
        List<FindingWords.Shown> all = imports.findings(id).stream()
                .filter(told -> level == null || told.finding().level() == level)
                .map(words::shown)
                .toList();
        return ResponseEntity.ok()
                .header(TOTAL, String.valueOf(all.size()))
                .body(all.stream()
                        .skip((long) Math.max(page, 0) * limit)
                        .limit(limit)
                        .toList());
    }

    @GetMapping("/{id}/marked.xlsx")
    @Operation(summary = "标出问题的原表（.xlsx）")
    ResponseEntity<byte[]> marked(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable UUID id) {
        CountyImport found = find(id);
        byte[] copy = imports.markedCopy(id).orElseThrow(CountyImportApi::notFound);
        String name = found.fileName().replaceFirst("\\.[^.]*$", "") + "-" + template.markedSuffix() + ".xlsx";
        return download(copy, name);
    }

    @PostMapping("/{id}/confirm")
    @Operation(summary = "确认建县表，一次写入。重复确认不会重复写入；同一张表再次上传不会改变什么")
    CountyImport confirm(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable UUID id) {
        confirming.confirm(actor, id).orThrow();
        return find(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "放弃这次上传，删除暂存的内容")
    void discard(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable UUID id) {
        confirming.discard(actor, id).orThrow();
    }

    @GetMapping("/template.xlsx")
    @Operation(summary = "空白建县表：单位、中队、人员，带下拉选项和填表说明")
    ResponseEntity<byte[]> template(@MayAnywhere(Permission.OPERATE) Actor actor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.write(out);
        return download(out.toByteArray(), template.fileName());
    }

    private CountyImport find(UUID id) {
        return imports.find(id).orElseThrow(CountyImportApi::notFound);
    }

    static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("problem.not-found"));
    }

    private static ResponseEntity<byte[]> download(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
