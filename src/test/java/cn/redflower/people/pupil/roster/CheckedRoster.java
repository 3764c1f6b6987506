package cn.redflower.people.pupil.roster;

import cn.redflower.people.pupil.BasicBadge;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.SpreadsheetProperties;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A roster checked and held as a whole, for tests to look at. */
final class CheckedRoster implements RosterSink {

    static final RosterSheet SHEET =
            new RosterSheet(new Spreadsheets(SpreadsheetProperties.defaults()), AgePolicy.defaults());

    final Map<Integer, RosterRow> rows = new TreeMap<>();
    final Map<Integer, State> states = new TreeMap<>();
    final List<Finding> findings = new ArrayList<>();
    RosterSummary summary;

    static CheckedRoster of(Path file, RosterScope scope) throws IOException {
        CheckedRoster roster = new CheckedRoster();
        roster.summary = SHEET.read(file, scope, roster).orThrow();
        return roster;
    }

    static List<Refusal> refusalOf(Path file, RosterScope scope) throws IOException {
        return ((Outcome.Refused<RosterSummary>) SHEET.read(file, scope, new CheckedRoster())).reasons();
    }

    @Override
    public void row(RosterRow row, State state) {
        rows.put(row.sheetRow(), row);
        states.put(row.sheetRow(), state);
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
    }

    List<String> findingLines() {
        return List.copyOf(findings.stream()
                .map(f -> "%04d|%s|%s|%s"
                        .formatted(
                                f.sheetRow(),
                                f.column(),
                                f.kind(),
                                f.level().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Rows that stand at the end. */
    List<RosterRow> accepted() {
        return rows.values().stream()
                .filter(row -> states.get(row.sheetRow()) == State.ACCEPTED
                        && !summary.refusedLater().contains(row.sheetRow()))
                .toList();
    }

    /** What the cell of a row under a header was understood to say. */
    String means(int sheetRow, String header) {
        RosterRow row = rows.get(sheetRow);
        String key = summary.head().places().entrySet().stream()
                .filter(place -> summary.head().texts().get(place.getValue()).equals(header))
                .findFirst()
                .orElseThrow()
                .getKey();
        Object value = switch (key) {
            case "grade" -> row.grade();
            case "squadron" -> row.squadron();
            case "squad" -> row.squad();
            case "number" -> row.number();
            case "name" -> row.name();
            case "sex" -> row.sex().chineseName();
            case "birth" -> row.birth();
            case "joined" -> row.joined();
            case "guardian" -> row.guardianConsent() == null ? null : row.guardianConsent() ? "是" : "否";
            case "publication" -> row.publicationConsent() == null ? null : row.publicationConsent() ? "是" : "否";
            default ->
                row.badges()
                        .get(BasicBadge.valueOf(key.toUpperCase(Locale.ROOT)).ordinal());
        };
        return String.valueOf(value);
    }
}
