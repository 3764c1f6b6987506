package cn.redflower.people.pupil.roster;

import cn.redflower.platform.names.PersonName;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.spreadsheet.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Checks a sheet of nominations against those who may be nominated, whatever the award: of every row it says whether it
 * can be taken, and why not. It writes nothing; that is the award's business.
 */
@Component
public class NominationCheck {

    private final NominationSheet sheets;
    private final Problems texts;

    NominationCheck(NominationSheet sheets, Problems texts) {
        this.sheets = sheets;
        this.texts = texts;
    }

    /** A pupil whom a row may mean. @param against why she cannot be nominated, as sentences; none if she can */
    public record Candidate(long pupilId, String number, String name, List<String> against) {}

    /** A row of the sheet. */
    public record Row(int sheetRow, String number, String name, String reason, boolean accepted) {}

    /** Something about a row, worded. */
    public record Said(int sheetRow, String column, String level, String kind, String detail) {}

    /** That nothing of a sheet can be taken. */
    public record Problem(String code, String detail) {}

    /** What the sheet says. @param problem null if there is a row that can be taken */
    public record Report(
            int dataRows, int acceptedRows, boolean applied, List<Row> rows, List<Said> findings, Problem problem) {}

    /** A nomination that can be written. */
    public record Nomination(long pupilId, String reason) {}

    /** A checked sheet. @param nominations of the rows that can be taken, in their order */
    public record Checked(Report report, List<Nomination> nominations) {}

    /**
     * Reads and checks.
     *
     * @param longestReason characters that the award allows
     * @param candidates gives, for the numbers of the sheet, the pupils who have them
     * @param words where the award's sentences are: {@code unknown-pupil} and {@code nothing-accepted} below this key
     * @param applied whether the caller goes on to write what can be taken
     */
    public Outcome<Checked> check(
            InputStream file,
            int longestReason,
            Function<List<String>, List<Candidate>> candidates,
            String words,
            boolean applied)
            throws IOException {
        Outcome<NominationSheet.Read> outcome = sheets.read(file, longestReason);
        if (outcome instanceof Outcome.Refused<NominationSheet.Read> unreadable) {
            return Outcome.refused(unreadable.reasons());
        }
        NominationSheet.Read read = outcome.orThrow();
        Map<String, Candidate> byNumber =
                candidates
                        .apply(read.rows().stream()
                                .map(NominationSheet.Row::number)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Candidate::number, Function.identity()));
        List<Said> said =
                new ArrayList<>(read.findings().stream().map(this::worded).toList());
        List<Row> rows = new ArrayList<>();
        List<Nomination> nominations = new ArrayList<>();
        for (NominationSheet.Row row : read.rows()) {
            Candidate candidate = byNumber.get(row.number());
            List<Said> against = against(row, candidate, byNumber.values(), read.numberHeader(), words);
            said.addAll(against);
            rows.add(new Row(row.sheetRow(), row.number(), row.name(), row.reason(), against.isEmpty()));
            if (against.isEmpty()) {
                nominations.add(new Nomination(candidate.pupilId(), row.reason()));
            }
        }
        said.sort(Comparator.comparingInt(Said::sheetRow));
        String nothing = words + ".nothing-accepted";
        if (applied && nominations.isEmpty()) {
            return Outcome.refused(Refusal.rule(nothing));
        }
        Problem problem = nominations.isEmpty() ? new Problem(nothing, texts.text(nothing)) : null;
        return Outcome.done(new Checked(
                new Report(read.dataRows(), nominations.size(), applied, rows, said, problem), nominations));
    }

    private List<Said> against(
            NominationSheet.Row row, Candidate candidate, Collection<Candidate> all, String column, String words) {
        if (candidate == null) {
            Optional<Candidate> meant = all.stream()
                    .filter(each -> PersonName.same(each.name(), row.name()))
                    .filter(each -> isWithZeros(each.number(), row.number()))
                    .findFirst();
            String lost = meant.map(each -> texts.text("roster.zeros-lost", column, row.number(), each.number()))
                    .orElse(null);
            return List.of(
                    lost != null
                            ? new Said(row.sheetRow(), column, "error", "zeros-lost", lost)
                            : new Said(
                                    row.sheetRow(),
                                    column,
                                    "error",
                                    "unknown-pupil",
                                    texts.text(words + ".unknown-pupil", row.number())));
        }
        if (!PersonName.same(candidate.name(), row.name())) {
            return List.of(new Said(
                    row.sheetRow(),
                    column,
                    "error",
                    "name-mismatch",
                    texts.text("roster.nominee.name-mismatch", row.number(), row.name())));
        }
        return candidate.against().isEmpty()
                ? List.of()
                : List.of(new Said(
                        row.sheetRow(), column, "error", "not-eligible", String.join(" ", candidate.against())));
    }

    /** Whether a number is the other one with noughts before it, which programs drop. */
    private static boolean isWithZeros(String number, String bare) {
        int zeros = number.length() - bare.length();
        return zeros > 0 && number.endsWith(bare) && number.chars().limit(zeros).allMatch(c -> c == '0');
    }

    private Said worded(Finding finding) {
        return new Said(
                finding.sheetRow(),
                finding.column(),
                finding.level().name().toLowerCase(Locale.ROOT),
                finding.kind(),
                texts.text("roster." + finding.kind(), finding.args().toArray()));
    }
}
