package cn.redflower.people.county.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.SpreadsheetProperties;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an administrator brings in the county's workbook: upload, look, confirm. */
@Controller
@RequestMapping("/county/import")
class CountyImportPages {

    private static final int LISTED = 20;
    private static final int MOST_FINDINGS = 500;

    private final CountyImports imports;
    private final ConfirmingWorkbook confirming;
    private final FindingWords words;
    private final SpreadsheetProperties limits;
    private final Problems texts;
    private final Clock clock;

    CountyImportPages(
            CountyImports imports,
            ConfirmingWorkbook confirming,
            FindingWords words,
            SpreadsheetProperties limits,
            Problems texts,
            Clock clock) {
        this.imports = imports;
        this.confirming = confirming;
        this.words = words;
        this.limits = limits;
        this.texts = texts;
        this.clock = clock;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    @GetMapping
    String upload(@MayAnywhere(Permission.OPERATE) Actor actor, Model model) {
        model.addAttribute("maxBytes", limits.maxFileSize().toBytes());
        model.addAttribute("latest", imports.latest(LISTED));
        return "county/import";
    }

    @GetMapping("/{id}")
    String result(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable UUID id, Model model) {
        CountyImport found = imports.find(id).orElseThrow(CountyImportApi::notFound);
        model.addAttribute("found", found);
        model.addAttribute("counts", found.summary().counts());
        model.addAttribute(
                "findings",
                imports.findings(id).stream()
                        .limit(MOST_FINDINGS)
                        .map(words::shown)
                        .toList());
        return "county/import-result";
    }

    @PostMapping("/{id}/confirm")
    String confirm(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        return back(id, confirming.confirm(actor, id), next);
    }

    @PostMapping("/{id}/discard")
    String discard(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable UUID id, RedirectAttributes next) {
        return back(id, confirming.discard(actor, id), next);
    }

    private String back(UUID id, Outcome<Void> outcome, RedirectAttributes next) {
        List<String> reasons = outcome.reasons().stream().map(texts::sentence).toList();
        if (outcome.reasons().stream().anyMatch(reason -> reason.code().equals("problem.not-found"))) {
            throw CountyImportApi.notFound();
        }
        next.addFlashAttribute("reasons", reasons);
        return "redirect:/county/import/" + id;
    }
}
