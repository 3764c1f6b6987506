package cn.redflower.people.county.workbook;

import cn.redflower.people.county.workbook.Draft.Change;
import cn.redflower.people.county.workbook.Places.Place;
import cn.redflower.people.county.workbook.Registered.Organ;
import cn.redflower.people.county.workbook.Written.UnitRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The towns, communities and schools of a workbook beside those that are there. */
final class DraftedUnits {

    private static final String COUNTY = "county";

    private final Drafting drafting;
    private final Places places = new Places();
    private final Map<String, Organ> there;
    private final Map<String, Organ> thereByName = new HashMap<>();
    private final Map<UnitKind, Set<Integer>> numbers = new EnumMap<>(UnitKind.class);
    private final Map<String, UnitRow> first = new HashMap<>();
    private final List<UnitRow> standing = new ArrayList<>();
    private final List<Draft.Unit> drafted = new ArrayList<>();

    DraftedUnits(Registered registered, Drafting drafting) {
        this.drafting = drafting;
        there = registered.organs().stream().collect(Collectors.toMap(Organ::id, Function.identity()));
        for (UnitKind kind : UnitKind.values()) {
            numbers.put(kind, new HashSet<>());
        }
        for (Organ organ : registered.organs()) {
            UnitKind kind = kindOf(organ);
            if (!organ.closed()) {
                places.add(organ.id(), kind, organ.name());
            }
            thereByName.putIfAbsent(Places.key(organ.name()), organ);
            if (kind != null) {
                numbers.get(kind).add(kind.number(organ.id()));
            }
        }
    }

    private static UnitKind kindOf(Organ organ) {
        return Arrays.stream(UnitKind.values())
                .filter(kind -> kind.organKind().equals(organ.kind()))
                .findFirst()
                .orElse(null);
    }

    Places places() {
        return places;
    }

    List<Draft.Unit> drafted() {
        return drafted;
    }

    void add(List<UnitRow> rows) {
        for (UnitRow row : rows) {
            if (!row.faulty() && !repeats(row) && !isAnothers(row)) {
                standing.add(row);
            }
        }
        refuseSharedNumbers();
        for (UnitKind kind : UnitKind.values()) {
            // towns first: the others come under them
            standing.stream()
                    .filter(row -> row.kind() == kind && row.number() != null)
                    .forEach(row -> numbers.get(kind).add(row.number()));
            standing.stream().filter(row -> row.kind() == kind).forEach(this::draft);
        }
    }

    /** The same unit again counts once, its first number stays; under another town nobody can tell which is right. */
    private boolean repeats(UnitRow row) {
        UnitRow before = first.putIfAbsent(Places.key(row.name()), row);
        if (before == null) {
            return false;
        }
        if (before.kind() == row.kind() && sameParent(before, row)) {
            drafting.warning(Part.UNITS, row.sheetRow(), "name", "duplicate-row", String.valueOf(before.sheetRow()));
            return true;
        }
        String kind = before.kind() == row.kind() ? "other-parent" : "other-kind";
        drafting.error(Part.UNITS, row.sheetRow(), "name", kind, String.valueOf(before.sheetRow()));
        if (standing.remove(before)) {
            drafting.error(Part.UNITS, before.sheetRow(), "name", kind, String.valueOf(row.sheetRow()));
        }
        return true;
    }

    private static boolean sameParent(UnitRow one, UnitRow other) {
        return one.kind() == UnitKind.TOWN
                || one.parent() == null
                || other.parent() == null
                || Places.key(one.parent()).equals(Places.key(other.parent()));
    }

    /** An organ of another kind has that name, or a unit of another name has that number. */
    private boolean isAnothers(UnitRow row) {
        Organ same = thereByName.get(Places.key(row.name()));
        if (same != null && kindOf(same) != row.kind()) {
            drafting.error(Part.UNITS, row.sheetRow(), "name", "name-taken", same.name());
            return true;
        }
        if (same != null && same.closed()) {
            drafting.error(Part.UNITS, row.sheetRow(), "name", "unit-closed", same.name());
            return true;
        }
        Organ numbered = row.number() == null ? null : there.get(row.kind().id(row.number()));
        if (same == null && numbered != null) {
            drafting.error(
                    Part.UNITS,
                    row.sheetRow(),
                    "number",
                    "number-taken",
                    drafting.header(Part.UNITS, "number"),
                    String.valueOf(row.number()),
                    numbered.name());
            return true;
        }
        if (same != null && row.number() != null && !row.kind().id(row.number()).equals(same.id())) {
            drafting.warning(
                    Part.UNITS,
                    row.sheetRow(),
                    "number",
                    "number-stays",
                    drafting.header(Part.UNITS, "number"),
                    String.valueOf(row.kind().number(same.id())));
        }
        return false;
    }

    private void refuseSharedNumbers() {
        Map<String, List<UnitRow>> byNumber = standing.stream()
                .filter(row -> row.number() != null && !thereByName.containsKey(Places.key(row.name())))
                .collect(Collectors.groupingBy(row -> row.kind().id(row.number())));
        for (List<UnitRow> same : byNumber.values()) {
            if (same.size() > 1) {
                for (UnitRow row : same) {
                    UnitRow other = same.get(0) == row ? same.get(1) : same.get(0);
                    drafting.error(
                            Part.UNITS,
                            row.sheetRow(),
                            "number",
                            "duplicate-number",
                            drafting.header(Part.UNITS, "number"),
                            String.valueOf(other.sheetRow()),
                            other.name());
                }
                standing.removeAll(same);
            }
        }
    }

    private void draft(UnitRow row) {
        Organ same = thereByName.get(Places.key(row.name()));
        String parent = parent(row, same);
        if (parent == null) {
            return;
        }
        if (same != null) {
            boolean moves = !parent.equals(same.parentId());
            drafted.add(new Draft.Unit(
                    same.id(),
                    row.kind(),
                    same.name(),
                    parent,
                    moves ? Change.CHANGED : Change.UNCHANGED,
                    moves ? same.parentId() : null));
            return;
        }
        String id = row.kind().id(row.number() == null ? next(row.kind()) : row.number());
        String name = row.kind() == UnitKind.SCHOOL ? Places.ofSchool(row.name()) : Places.ofCommittee(row.name());
        places.add(id, row.kind(), name);
        drafted.add(new Draft.Unit(id, row.kind(), name, parent, Change.NEW, null));
    }

    /** The organ it comes under; null if that is not known. */
    private String parent(UnitRow row, Organ same) {
        if (row.kind() == UnitKind.TOWN) {
            return COUNTY;
        }
        if (row.parent() == null) {
            if (same != null) {
                return same.parentId();
            }
            drafting.error(
                    Part.UNITS, row.sheetRow(), "parent", "missing-parent", drafting.header(Part.UNITS, "parent"));
            return null;
        }
        Optional<Place> parent = places.any(row.parent()).filter(place -> mayBeParent(row.kind(), place));
        if (parent.isEmpty()) {
            drafting.error(Part.UNITS, row.sheetRow(), "parent", "unknown-parent", row.parent(), places.towns());
            return null;
        }
        return parent.get().id();
    }

    /** A town; a school may also come under the county itself. */
    private static boolean mayBeParent(UnitKind kind, Place place) {
        return place.kind() == UnitKind.TOWN
                || kind == UnitKind.SCHOOL && place.id().equals(COUNTY);
    }

    private int next(UnitKind kind) {
        int number = 1;
        while (!numbers.get(kind).add(number)) {
            number++;
        }
        return number;
    }
}
