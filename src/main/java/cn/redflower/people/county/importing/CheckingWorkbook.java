package cn.redflower.people.county.importing;

import cn.redflower.people.county.importing.CountyImport.Sheet;
import cn.redflower.people.county.importing.CountyImport.Summary;
import cn.redflower.people.county.importing.CountyImports.Staged;
import cn.redflower.people.county.workbook.CountyWorkbook;
import cn.redflower.people.county.workbook.Draft;
import cn.redflower.people.county.workbook.Drafting;
import cn.redflower.people.county.workbook.Registered;
import cn.redflower.people.county.workbook.Told;
import cn.redflower.people.county.workbook.Written;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Takes an uploaded workbook as a dry run: what is wrong with each row, and what the others would change. */
@Service
class CheckingWorkbook {

    private static final int LONGEST_FILE_NAME = 120;

    private final CountyWorkbook workbooks;
    private final Register register;
    private final CountyImports imports;
    private final Differences differences;
    private final MarkingWorkbook marking;
    private final Clock clock;

    CheckingWorkbook(
            CountyWorkbook workbooks,
            Register register,
            CountyImports imports,
            Differences differences,
            MarkingWorkbook marking,
            Clock clock) {
        this.workbooks = workbooks;
        this.register = register;
        this.imports = imports;
        this.differences = differences;
        this.marking = marking;
        this.clock = clock;
    }

    /** What a workbook makes of the county as it is now. @param version equal if it changes the same */
    record Compared(Draft draft, List<Told> findings, Summary summary, String version) {}

    /** @return the upload's id, or why the file cannot be read at all */
    Outcome<UUID> check(Actor actor, String fileName, Path file) throws IOException {
        Outcome<Written> read = workbooks.read(file);
        if (read instanceof Outcome.Refused<Written> refused) {
            return Outcome.refused(refused.reasons());
        }
        Written written = read.orThrow();
        Compared compared = compare(written);
        byte[] copy = compared.findings().isEmpty() ? null : marking.copy(file, written, compared.findings());
        UUID id = UUID.randomUUID();
        imports.add(
                id,
                actor.login(),
                clock.instant(),
                shortened(fileName),
                new Staged(written, compared.findings(), compared.summary(), compared.version(), copy));
        return Outcome.done(id);
    }

    Compared compare(Written written) {
        Registered there = register.read();
        Drafting.Result result = Drafting.of(written, there);
        List<Sheet> sheets = written.sheets().stream()
                .sorted(Comparator.comparing(Written.Sheet::part))
                .map(sheet -> new Sheet(
                        sheet.part().title(),
                        sheet.head().sheet(),
                        sheet.head().row(),
                        sheet.dataRows(),
                        sheet.skipped().size(),
                        sheet.head().ignored()))
                .toList();
        long errors = result.findings().stream()
                .filter(told -> told.finding().isError())
                .count();
        Counts counts = Counts.of(
                result.draft(),
                there,
                sheets.stream().mapToInt(Sheet::dataRows).sum(),
                result.refusedRows(),
                errors,
                result.findings().size() - errors);
        Summary summary = new Summary(sheets, counts, differences.of(result.draft(), there));
        return new Compared(result.draft(), result.findings(), summary, fingerprint(result.draft()));
    }

    private static String fingerprint(Draft draft) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(draft.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String fileName) {
        String name = fileName == null
                ? ""
                : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        return name.isEmpty() ? "?" : name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME));
    }
}
