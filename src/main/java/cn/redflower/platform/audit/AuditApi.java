package cn.redflower.platform.audit;

import cn.redflower.platform.audit.AuditEntries.Listed;
import cn.redflower.platform.audit.ChainCheck.Fault;
import cn.redflower.platform.audit.ChainCheck.Result;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for the administrator's scripts. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "审计记录")
class AuditApi {

    private static final int LARGEST_PAGE = 500;

    private final AuditEntries entries;
    private final AuditExport export;
    private final CheckingTrail checking;
    private final AuditTrail trail;
    private final ActionNames actions;
    private final Problems texts;
    private final Clock clock;

    AuditApi(
            AuditEntries entries,
            AuditExport export,
            CheckingTrail checking,
            AuditTrail trail,
            ActionNames actions,
            Problems texts,
            Clock clock) {
        this.entries = entries;
        this.export = export;
        this.checking = checking;
        this.trail = trail;
        this.actions = actions;
        this.texts = texts;
        this.clock = clock;
    }

    record Entry(
            long number,
            OffsetDateTime at,
            String login,
            String address,
            String action,
            String actionName,
            String organ,
            String organName,
            String subject,
            AuditEvent.Outcome outcome,
            String detail,
            String hash) {}

    /** @param next what to give as {@code before} for the next page; null on the last */
    record Page(List<Entry> entries, Long next) {}

    /**
     * @param anchored whether it was held against what was noted outside the database; if not, its end may be missing
     */
    record Checked(
            boolean intact,
            boolean anchored,
            long entries,
            String lastHash,
            Fault fault,
            Long brokenAt,
            String detail) {}

    @GetMapping
    @Operation(summary = "审计记录，最新的在前。from、to 为日期或时间，outcome 为 DONE 或 REFUSED；翻页用上一页的 next 作 before")
    Page list(
            @ParameterObject AuditFilter.Asked asked,
            @RequestParam(required = false) Long before,
            @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        requireAdministrator(request);
        int limited = Math.min(Math.max(size, 1), LARGEST_PAGE);
        List<Listed> page = entries.page(asked.read(clock.getZone()).orThrow(), before, limited)
                .orThrow();
        return new Page(
                page.stream()
                        .map(e -> new Entry(
                                e.number(),
                                e.at(),
                                e.login(),
                                e.address(),
                                e.action(),
                                actions.of(e.action()),
                                e.organ(),
                                e.organName(),
                                e.subject(),
                                e.outcome(),
                                e.detail(),
                                e.hash()))
                        .toList(),
                page.size() < limited ? null : page.get(limited - 1).number());
    }

    @GetMapping(path = "/export.csv", produces = "text/csv;charset=UTF-8")
    @Operation(summary = "导出为 CSV（UTF-8），条件同上；导出本身也会记录")
    void export(@ParameterObject AuditFilter.Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        requireAdministrator(request);
        AuditFilter filter = asked.read(clock.getZone()).orThrow();
        trail.record(AuditEvent.done("audit.exported", null, null, filter.described()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                texts.text("audit.file") + "-" + LocalDate.now(clock) + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        export.write(filter, response.getOutputStream());
    }

    @GetMapping("/check")
    @Operation(summary = "核验整条记录链；可给出以前记下的编号与校验值，以发现末尾被截断或整体改写")
    Checked check(
            @Parameter(description = "以前记下的编号") @RequestParam(required = false) String number,
            @Parameter(description = "该编号的校验值，至少前 16 位") @RequestParam(required = false) String hash,
            HttpServletRequest request) {
        requireAdministrator(request);
        Result result = checking.check(number, hash).orThrow();
        return new Checked(
                result.intact(),
                result.anchors() > 0,
                result.entries(),
                result.lastHash(),
                result.fault(),
                result.intact() ? null : result.brokenAt(),
                texts.text(CheckCommand.sentence(result), CheckCommand.arguments(result)));
    }

    static void requireAdministrator(HttpServletRequest request) {
        if (!request.isUserInRole("ADMINISTRATOR")) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
    }
}
