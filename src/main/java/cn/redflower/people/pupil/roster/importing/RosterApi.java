package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.pupil.roster.SheetTemplates;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.spreadsheet.Level;
import cn.redflower.platform.spreadsheet.SheetTemplate;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import cn.redflower.platform.start.TemporaryFolder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rosters for scripts and for our own page: upload as a dry run, look, confirm. */
@RestController
@RequestMapping("/api/rosters")
@Tag(name = "名册导入")
class RosterApi {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final String TOTAL = "X-Total-Count";
    private static final int MOST_PER_PAGE = 500;
    private static final int LISTED = 50;

    private final RosterAccess access;
    private final RosterImports imports;
    private final StagedFindings findings;
    private final RosterChanges changes;
    private final CheckingRoster checking;
    private final UnregisteredSquadrons unregistered;
    private final RegisteringSquadrons registering;
    private final ConfirmingRoster confirming;
    private final DiscardingRoster discarding;
    private final SheetTemplates templates;
    private final Spreadsheets spreadsheets;

    RosterApi(
            RosterAccess access,
            RosterImports imports,
            StagedFindings findings,
            RosterChanges changes,
            CheckingRoster checking,
            UnregisteredSquadrons unregistered,
            RegisteringSquadrons registering,
            ConfirmingRoster confirming,
            DiscardingRoster discarding,
            SheetTemplates templates,
            Spreadsheets spreadsheets) {
        this.access = access;
        this.imports = imports;
        this.findings = findings;
        this.changes = changes;
        this.checking = checking;
        this.unregistered = unregistered;
        this.registering = registering;
        this.confirming = confirming;
        this.discarding = discarding;
        this.templates = templates;
        this.spreadsheets = spreadsheets;
    }

    /** @param markMissingAsLeft whether the pupils who do not stand in the sheet have left the school */
    record Confirmation(boolean markMissingAsLeft) {}

    /** The squadrons that are to be registered. */
    record Registration(List<RegisteringSquadrons.Chosen> squadrons) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "上传名册试算：逐行核对，与现有名册比较，不写入。全县名册在后台核对，状态为 CHECKING 时请稍后再查")
    RosterView upload(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor,
            @RequestPart MultipartFile file,
            @Parameter(description = "学校编号；大队辅导员可不填，管理员不填表示全县名册（按“学校”一列）") @RequestParam(required = false)
                    String schoolId)
            throws IOException {
        access.target(actor, schoolId);
        Path sheet = TemporaryFolder.file("roster", ".tmp");
        boolean handedOver = false;
        try {
            try (InputStream in = file.getInputStream()) {
                spreadsheets.setDown(in, sheet);
            }
            handedOver = true;
            return view(
                    actor,
                    checking.check(actor, schoolId, file.getOriginalFilename(), sheet)
                            .orThrow());
        } finally {
            if (!handedOver) {
                Files.deleteIfExists(sheet);
            }
        }
    }

    @GetMapping
    @Operation(summary = "最近的名册导入：谁、何时、结果如何")
    List<RosterView.Listed> latest(Actor actor) {
        return imports.latest(access.schoolsOf(actor), LISTED).stream()
                .map(RosterView.Listed::of)
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "一次导入的进度与结果")
    RosterView view(Actor actor, @PathVariable UUID id) {
        RosterImport found = access.find(actor, id);
        return RosterView.of(found, unregistered.of(id), registering.may(actor, found));
    }

    @GetMapping("/{id}/findings")
    @ShowsMinors
    @Operation(summary = "有问题的行：行号、列、说明。总数在响应头 X-Total-Count")
    ResponseEntity<List<StagedFindings.Shown>> findings(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) Level level,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        access.find(actor, id);
        return ResponseEntity.ok()
                .header(TOTAL, String.valueOf(findings.count(id, level)))
                .body(findings.page(id, level, Math.max(page, 0), limited(size)));
    }

    @GetMapping("/{id}/changes")
    @ShowsMinors
    @Operation(summary = "与现有名册的差别：ADDED 新增、CHANGED 变更、MISSING 名册中有而文件中没有")
    List<RosterChanges.Change> changes(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam String kind,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        access.find(actor, id);
        RosterChanges.Kind wanted = List.of(RosterChanges.Kind.values()).stream()
                .filter(each -> each.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.malformed("problem.malformed", "kind")));
        return changes.page(id, wanted, Math.max(page, 0), limited(size));
    }

    @GetMapping("/{id}/marked.xlsx")
    @ShowsMinors("pupils.exported")
    @Operation(summary = "标出问题的原表（.xlsx）")
    ResponseEntity<byte[]> marked(Actor actor, @PathVariable UUID id) {
        RosterImport found = access.find(actor, id);
        byte[] copy = imports.markedCopy(id).orElseThrow(RosterAccess::notFound);
        return download(
                copy, found.fileName().replaceFirst("\\.[^.]*$", "") + "-" + templates.markedSuffix() + ".xlsx");
    }

    @PostMapping("/{id}/squadrons")
    @Operation(
            summary = "登记名册里写到而尚未登记的中队，然后重新核对，不用再上传",
            description = "只能登记 unregisteredSquadrons 里列出的；学校自己的名册可不填 schoolId。重复登记不会重复建立")
    RosterView register(
            @MayAnywhere(Permission.REGISTER_SQUADRONS) Actor actor,
            @PathVariable UUID id,
            @RequestBody Registration body) {
        List<RegisteringSquadrons.Chosen> chosen = body.squadrons() == null ? List.of() : body.squadrons();
        registering
                .register(actor, id, chosen.stream().filter(Objects::nonNull).toList())
                .orThrow();
        return view(actor, id);
    }

    @PostMapping("/{id}/confirm")
    @Operation(summary = "确认导入；markMissingAsLeft=true 时把文件中没有的队员记为已离校。重复确认不会重复导入")
    RosterView confirm(Actor actor, @PathVariable UUID id, @RequestBody(required = false) Confirmation body) {
        confirming.confirm(actor, id, body != null && body.markMissingAsLeft()).orThrow();
        return view(actor, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "放弃这次导入，删除暂存的内容")
    void discard(Actor actor, @PathVariable UUID id) {
        discarding.discard(actor, id).orThrow();
    }

    @GetMapping("/templates/{name}.xlsx")
    @Operation(summary = "空白模板：roster 名册、nominations 推荐表")
    ResponseEntity<byte[]> template(Actor actor, @PathVariable String name) throws IOException {
        SheetTemplate template = templates.find(name).orElseThrow(RosterAccess::notFound);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.write(out);
        return download(out.toByteArray(), templates.fileName(name));
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

    private static int limited(int size) {
        return Math.min(Math.max(size, 1), MOST_PER_PAGE);
    }
}
