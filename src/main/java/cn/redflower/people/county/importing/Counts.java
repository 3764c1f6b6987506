package cn.redflower.people.county.importing;

import cn.redflower.people.county.workbook.Draft;
import cn.redflower.people.county.workbook.Draft.Change;
import cn.redflower.people.county.workbook.Registered;
import cn.redflower.people.county.workbook.UnitKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much a workbook names and changes.
 *
 * @param posts that its people hold by it
 * @param accounts opened by it
 * @param withoutMail its people without an address: they get a slip
 * @param withoutLogin its people without an account
 * @param refusedRows rows that are kept out
 * @param left what the register has and the workbook does not name: it stays as it is
 */
record Counts(
        Tally towns,
        Tally communities,
        Tally schools,
        Tally squadrons,
        Tally people,
        int posts,
        int accounts,
        int withoutMail,
        int withoutLogin,
        int dataRows,
        long refusedRows,
        long errors,
        long warnings,
        Left left) {

    /** Accepted things by what becomes of them. */
    record Tally(int fresh, int changed, int unchanged) {

        static Tally of(Stream<Change> changes) {
            List<Change> all = changes.toList();
            int fresh =
                    (int) all.stream().filter(change -> change == Change.NEW).count();
            int changed = (int)
                    all.stream().filter(change -> change == Change.CHANGED).count();
            return new Tally(fresh, changed, all.size() - fresh - changed);
        }

        /** All of them. */
        public int total() {
            return fresh + changed + unchanged;
        }
    }

    /** What the workbook does not name. */
    record Left(int schools, int squadrons, int people) {}

    static Counts of(Draft draft, Registered there, int dataRows, long refusedRows, long errors, long warnings) {
        return new Counts(
                units(draft, UnitKind.TOWN),
                units(draft, UnitKind.COMMUNITY),
                units(draft, UnitKind.SCHOOL),
                Tally.of(draft.squadrons().stream().map(Draft.Squadron::change)),
                Tally.of(draft.people().stream().map(Draft.Person::change)),
                draft.people().stream()
                        .mapToInt(person -> person.posts().size())
                        .sum(),
                (int) draft.people().stream().filter(Draft.Person::opensAccount).count(),
                (int) draft.people().stream()
                        .filter(person -> person.email() == null)
                        .count(),
                (int) draft.people().stream()
                        .filter(person -> person.login() == null)
                        .count(),
                dataRows,
                refusedRows,
                errors,
                warnings,
                left(draft, there));
    }

    private static Tally units(Draft draft, UnitKind kind) {
        return Tally.of(
                draft.units().stream().filter(unit -> unit.kind() == kind).map(Draft.Unit::change));
    }

    private static Left left(Draft draft, Registered there) {
        Set<String> units = draft.units().stream().map(Draft.Unit::id).collect(Collectors.toSet());
        Set<String> squadrons =
                draft.squadrons().stream().map(Draft.Squadron::id).collect(Collectors.toSet());
        Set<Long> people = draft.people().stream()
                .map(Draft.Person::id)
                .filter(id -> id != null)
                .collect(Collectors.toSet());
        return new Left(
                (int) there.organs().stream()
                        .filter(organ -> organ.kind().equals(UnitKind.SCHOOL.organKind()))
                        .filter(organ -> !units.contains(organ.id()))
                        .count(),
                (int) there.squadrons().stream()
                        .filter(squadron -> !squadrons.contains(squadron.id()))
                        .count(),
                (int) there.people().stream()
                        .filter(person -> !people.contains(person.id()))
                        .count());
    }

    /** Rows that were taken name something. */
    boolean nothingAccepted() {
        return Stream.of(towns, communities, schools, squadrons, people).allMatch(tally -> tally.total() == 0);
    }

    /** The register would be the same afterwards. */
    public boolean changesNothing() {
        return Stream.of(towns, communities, schools, squadrons, people)
                .allMatch(tally -> tally.fresh() + tally.changed() == 0);
    }
}
