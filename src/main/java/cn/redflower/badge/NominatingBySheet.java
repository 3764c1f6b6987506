package cn.redflower.badge;

import cn.redflower.organization.Actor;
import cn.redflower.organization.roster.NominationSheet;
import cn.redflower.problem.Outcome;
import cn.redflower.problem.Problems;
import cn.redflower.problem.Refusal;
import cn.redflower.spreadsheet.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A squadron counselor hands in her nominees as a sheet. First a dry run that says of every row whether it can be taken and why
 * not; with {@code apply} the rows that can be are put on the list. The same sheet twice changes nothing.
 */
@Component
class NominatingBySheet {

    private static final String NOTHING = "badge.sheet.nothing-accepted";

    private final Nominating nominating;
    private final NominationSheet sheets;
    private final Candidates candidates;
    private final Problems texts;

    NominatingBySheet(Nominating nominating, NominationSheet sheets, Candidates candidates, Problems texts) {
        this.nominating = nominating;
        this.sheets = sheets;
        this.candidates = candidates;
        this.texts = texts;
    }

    /** A row of the sheet. */
    record Row(int sheetRow, String number, String name, String reason, boolean accepted) {
    }

    /** Something about a row, worded. */
    record Said(int sheetRow, String column, String level, String kind, String detail) {
    }

    /** That nothing of a sheet can be taken. */
    record Problem(String code, String detail) {
    }

    /** What the sheet says. @param problem null if there is a row that can be taken */
    record Report(int dataRows, int acceptedRows, boolean applied, List<Row> rows, List<Said> findings,
            Problem problem) {
    }

    @Transactional
    public Outcome<Report> nominate(Actor actor, UUID evaluationId, String squadronId, InputStream file, boolean apply) throws IOException {
        Optional<Refusal> refusal = nominating.notWorkable(actor, evaluationId, squadronId);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Outcome<NominationSheet.Read> outcome = sheets.read(file);
        if (outcome instanceof Outcome.Refused<NominationSheet.Read> unreadable) {
            return Outcome.refused(unreadable.reasons());
        }
        return nominate(actor, evaluationId, squadronId, outcome.orThrow(), apply);
    }

    private Outcome<Report> nominate(Actor actor, UUID evaluationId, String squadronId, NominationSheet.Read read,
            boolean apply) {
        Map<String, Candidates.Pupil> pupils = candidates.of(squadronId).stream().collect(Collectors.toMap(Candidates.Pupil::number, p -> p));
        List<Said> said = new ArrayList<>(read.findings().stream().map(this::worded).toList());
        List<Row> rows = new ArrayList<>();
        for (NominationSheet.Row row : read.rows()) {
            Candidates.Pupil pupil = pupils.get(row.number());
            List<Said> against = against(row, pupil, pupils.values(), read.numberHeader());
            said.addAll(against);
            rows.add(new Row(row.sheetRow(), row.number(), row.name(), row.reason(), against.isEmpty()));
            if (apply && against.isEmpty()) {
                nominating.nominate(actor, evaluationId, squadronId, pupil.id(), row.reason()).orThrow();
            }
        }
        said.sort(Comparator.comparingInt(Said::sheetRow));
        int accepted = (int) rows.stream().filter(Row::accepted).count();
        if (apply && accepted == 0) {
            return Outcome.refused(Refusal.rule(NOTHING));
        }
        Problem problem = accepted > 0 ? null : new Problem(NOTHING, texts.text(NOTHING));
        return Outcome.done(new Report(read.dataRows(), accepted, apply, rows, said, problem));
    }

    private List<Said> against(NominationSheet.Row row, Candidates.Pupil pupil, Collection<Candidates.Pupil> all,
            String column) {
        if (pupil == null) {
            Optional<Candidates.Pupil> meant = all.stream().filter(each -> each.name().equals(row.name()))
                    .filter(each -> isWithZeros(each.number(), row.number())).findFirst();
            if (meant.isPresent()) {
                String lost = texts.text("roster.zeros-lost", column, row.number(), meant.get().number());
                return List.of(new Said(row.sheetRow(), column, "error", "zeros-lost", lost));
            }
            return List.of(new Said(row.sheetRow(), column, "error", "unknown-pupil", texts.text("badge.sheet.unknown-pupil", row.number())));
        }
        if (!pupil.name().equals(row.name())) {
            return List.of(new Said(row.sheetRow(), column, "error", "name-mismatch", texts.text("badge.sheet.name-mismatch", row.number(), row.name())));
        }
        return pupil.reasons().isEmpty() ? List.of() : List.of(new Said(row.sheetRow(), column, "error", "not-eligible",
                pupil.reasons().stream().map(reason -> texts.sentence(Ineligibility.of(pupil.name(), reason))).collect(Collectors.joining(" "))));
    }

    /** Whether a number is the other one with noughts before it, which programs drop. */
    private static boolean isWithZeros(String number, String bare) {
        int zeros = number.length() - bare.length();
        return zeros > 0 && number.endsWith(bare) && number.chars().limit(zeros).allMatch(c -> c == '0');
    }

    private Said worded(Finding finding) {
        return new Said(finding.sheetRow(), finding.column(), finding.level().name().toLowerCase(java.util.Locale.ROOT), finding.kind(),
                texts.text("roster." + finding.kind(), finding.args().toArray()));
    }
}
