package cn.redflower.people.county.workbook;

import cn.redflower.platform.spreadsheet.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a workbook with the county that is there: what its rows mean, what is wrong with them, what they change. */
public final class Drafting {

    private static final Comparator<Told> BY_PLACE = Comparator.comparing(Told::part)
            .thenComparing(told -> told.finding().sheetRow());

    private final Map<Part, Written.Sheet> sheets;
    private final List<Told> findings = new ArrayList<>();

    private Drafting(Written written) {
        sheets = written.sheets().stream().collect(Collectors.toMap(Written.Sheet::part, sheet -> sheet));
    }

    /** @param findings of all rows, those of single cells among them, in the order of the sheets */
    public record Result(Draft draft, List<Told> findings) {

        /** Rows that are kept out. */
        public long refusedRows() {
            return findings.stream()
                    .filter(told -> told.finding().isError())
                    .map(told -> told.part() + " " + told.finding().sheetRow())
                    .distinct()
                    .count();
        }
    }

    public static Result of(Written written, Registered there) {
        Drafting drafting = new Drafting(written);
        DraftedUnits units = new DraftedUnits(there, drafting);
        units.add(written.units());
        DraftedSquadrons squadrons = new DraftedSquadrons(there, units.places(), drafting);
        squadrons.add(written.squadrons());
        DraftedPeople people = new DraftedPeople(there, units.places(), squadrons, drafting);
        people.add(written.people());
        List<Told> all = Stream.concat(written.findings().stream(), drafting.findings.stream())
                .sorted(BY_PLACE)
                .toList();
        return new Result(new Draft(units.drafted(), squadrons.drafted(), people.drafted()), all);
    }

    void error(Part part, int sheetRow, String key, String kind, String... args) {
        String field = part.layout().column(key).field();
        tell(part, Finding.error(sheetRow, header(part, key), field, kind, args));
    }

    void warning(Part part, int sheetRow, String key, String kind, String... args) {
        String field = part.layout().column(key).field();
        tell(part, Finding.warning(sheetRow, header(part, key), field, kind, args));
    }

    private void tell(Part part, Finding finding) {
        findings.add(new Told(part, sheets.get(part).head().sheet(), finding));
    }

    /** The header's text over a column. */
    String header(Part part, String key) {
        return sheets.get(part).headers().get(key);
    }
}
