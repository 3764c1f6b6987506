package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetCell;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.TableHead;
import cn.redflower.platform.spreadsheet.TableLayout;
import cn.redflower.platform.spreadsheet.TableRow;
import cn.redflower.platform.spreadsheet.TableSummary;
import cn.redflower.platform.spreadsheet.TableVisitor;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks a roster row by row against all its rules, as the rows stream by. */
final class RosterCheck implements TableVisitor {

    static final SheetWords WORDS = SheetWords.load("roster.properties");
    static final TableLayout LAYOUT = TableLayout.of(WORDS);
    private static final List<String> BADGES = RosterColumns.badges();
    private static final List<String> EXPECTED = Stream.concat(
                    Stream.of("sex", "birth", "joined", "guardian", "publication"), BADGES.stream())
            .toList();
    private static final int LONGEST_SQUAD = 30;

    private final RosterScope scope;
    private final AgePolicy ages;
    private final RosterSink sink;
    private final SheetFindings findings;
    private final RepeatedRows repeated;
    private final NumberLengths lengths = new NumberLengths();

    RosterCheck(RosterScope scope, AgePolicy ages, RosterSink sink) {
        this.scope = scope;
        this.ages = ages;
        this.sink = sink;
        this.findings = new SheetFindings(LAYOUT, WORDS, sink::finding);
        this.repeated = new RepeatedRows(findings);
    }

    @Override
    public void head(TableHead head) {
        findings.head(head);
        List<String> missing = findings.missing(EXPECTED);
        if (!missing.isEmpty()) {
            findings.warning(head.row(), keyOf(missing.get(0)), "missing-columns", String.join("、", missing));
        }
    }

    private static String keyOf(String field) {
        return LAYOUT.columns().stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .orElseThrow()
                .key();
    }

    @Override
    public void row(TableRow row) {
        RosterRow read = read(row);
        boolean duplicate = repeated.check(read);
        lengths.add(read);
        RosterSink.State state = state(read, duplicate);
        if (read.namesUnregistered() && state != RosterSink.State.DUPLICATE) {
            // told only now: the row has been checked as it will stand once the squadron is registered
            findings.error(
                    row.sheetRow(), "squadron", RosterSink.UNKNOWN_SQUADRON, SheetFindings.shown(row.cell("squadron")));
        }
        sink.row(read, state);
    }

    private RosterSink.State state(RosterRow read, boolean duplicate) {
        if (findings.hasError(read.sheetRow())) {
            return RosterSink.State.REFUSED;
        } else if (duplicate) {
            return RosterSink.State.DUPLICATE;
        }
        return read.namesUnregistered() ? RosterSink.State.WAITING : RosterSink.State.ACCEPTED;
    }

    private RosterRow read(TableRow row) {
        int at = row.sheetRow();
        RosterScope.School school = school(row);
        Integer grade = findings.read(row, "grade", RosterCheck::grade);
        RosterScope.Squadron squadron = null;
        String written = findings.line(row, "squadron", LONGEST_SQUAD);
        if (row.cell("squadron").isEmpty()) {
            findings.error(at, "squadron", "missing-squadron", findings.header("squadron"));
        } else if (written != null && school != null) {
            squadron = squadron(at, school, written, grade);
        }
        String squad = findings.line(row, "squad", LONGEST_SQUAD);
        String number = findings.read(row, "number", cell -> PupilNumbers.read(cell, findings.header("number")));
        String name = findings.read(row, "name", cell -> PersonNames.read(cell, findings.header("name")));
        Sex sex = findings.head().has("sex") ? findings.read(row, "sex", Answers::sex) : null;
        YearMonth birth = birth(row);
        YearMonth joined = joined(row, birth);
        List<Integer> badges = badges(row);
        Boolean guardian = consent(row, "guardian", "missing-guardian-consent");
        Boolean publication = consent(row, "publication", "missing-publication-consent");
        return new RosterRow(
                at,
                school == null ? null : school.id(),
                squadron == null ? grade : Integer.valueOf(squadron.grade()),
                squadron == null ? written : squadron.name(),
                squadron == null ? null : squadron.id(),
                squad,
                number,
                name,
                sex,
                birth,
                joined,
                badges,
                guardian,
                publication);
    }

    private RosterScope.School school(TableRow row) {
        SheetCell cell = row.cell("school");
        RosterScope.School own = scope.countyWide() ? null : scope.schools().get(0);
        if (cell.isEmpty()) {
            if (own == null) {
                findings.error(row.sheetRow(), "school", "missing-school");
            }
            return own;
        }
        return findings.read(
                row,
                "school",
                written -> scope.school(written.text())
                        .map(Reading::of)
                        .orElseGet(() -> own == null
                                ? Reading.faulty("unknown-school", Months.shown(written))
                                : Reading.faulty("other-school", Months.shown(written), own.name())));
    }

    private static Reading<Integer> grade(SheetCell cell) {
        if (cell.isEmpty()) {
            return Reading.of(null);
        }
        Integer grade = Answers.grade(SheetWords.plain(cell.text()));
        return grade == null ? Reading.doubtful(null, "grade-unknown", Months.shown(cell)) : Reading.of(grade);
    }

    /**
     * The squadron that is meant; one without an id would have that name if it were registered. Null if the school has
     * none such and the name follows no pattern.
     */
    private RosterScope.Squadron squadron(int at, RosterScope.School school, String written, Integer grade) {
        RosterScope.Squadron registered = school.squadron(written, grade);
        RosterScope.Squadron squadron = registered != null
                ? registered
                : SquadronName.numbered(written, grade)
                        .filter(named -> named.number() > 0)
                        .map(named -> new RosterScope.Squadron(null, named.registered(), named.grade()))
                        .orElse(null);
        if (squadron == null) {
            findings.error(at, "squadron", "squadron-without-pattern", written);
        } else if (grade != null && grade != squadron.grade()) {
            findings.warning(at, "grade", "grade-squadron-mismatch", String.valueOf(grade), squadron.name());
        }
        return squadron;
    }

    private YearMonth birth(TableRow row) {
        if (row.cell("birth").isEmpty()) {
            findings.error(row.sheetRow(), "birth", "missing-birth", findings.header("birth"));
            return null;
        }
        YearMonth birth = findings.read(
                row, "birth", cell -> Months.read(cell, LAYOUT.column("birth").field()));
        if (birth != null) {
            findings.take(row.sheetRow(), "birth", ages.check(birth, scope.asOf()));
        }
        return birth;
    }

    private YearMonth joined(TableRow row, YearMonth birth) {
        YearMonth joined = findings.read(
                row, "joined", cell -> Months.read(cell, LAYOUT.column("joined").field()));
        return joined == null
                ? null
                : findings.take(
                        row.sheetRow(),
                        "joined",
                        ages.checkJoining(
                                joined,
                                birth,
                                scope.asOf(),
                                findings.header("joined"),
                                LAYOUT.column("birth").field()));
    }

    private List<Integer> badges(TableRow row) {
        List<Integer> held = new ArrayList<>(BADGES.size());
        for (String badge : BADGES) {
            held.add(findings.head().has(badge) ? findings.read(row, badge, Answers::badge) : null);
        }
        return held;
    }

    private Boolean consent(TableRow row, String key, String whenEmpty) {
        return findings.head().has(key) ? findings.read(row, key, cell -> Answers.consent(cell, whenEmpty)) : null;
    }

    RosterSummary summary(TableSummary read) {
        findings.end(read);
        lengths.tell(findings);
        int errors = findings.rowsWithErrors();
        return new RosterSummary(
                read.head(),
                read.dataRows(),
                errors,
                repeated.duplicates(),
                read.dataRows() - errors - repeated.duplicates(),
                findings.errors(),
                findings.warnings(),
                repeated.refusedLater(),
                read.skipped());
    }
}
