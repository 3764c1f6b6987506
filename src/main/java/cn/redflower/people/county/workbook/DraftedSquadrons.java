package cn.redflower.people.county.workbook;

import cn.redflower.people.county.workbook.Draft.Change;
import cn.redflower.people.county.workbook.Places.Place;
import cn.redflower.people.county.workbook.Written.SquadronRow;
import cn.redflower.people.pupil.roster.SquadronName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The squadrons of a workbook beside those that are there; new ones of a school are put in the order of their grades.
 */
final class DraftedSquadrons {

    private static final Comparator<Fresh> BY_GRADE =
            Comparator.comparingInt((Fresh fresh) -> fresh.row.grade()).thenComparingInt(fresh -> fresh.number);

    private final Places places;
    private final Drafting drafting;
    private final Map<String, Map<String, Registered.Squadron>> there = new HashMap<>();
    private final Map<String, Integer> lastOrdinals = new HashMap<>();
    private final Map<String, Map<String, String>> ids = new HashMap<>();
    private final Map<String, Integer> rowsByKey = new HashMap<>();
    private final Map<String, List<Fresh>> fresh = new LinkedHashMap<>();
    private final List<Draft.Squadron> drafted = new ArrayList<>();

    /** A squadron that is not there yet. @param number the class's number within its grade */
    private record Fresh(SquadronRow row, String key, int number) {}

    DraftedSquadrons(Registered registered, Places places, Drafting drafting) {
        this.places = places;
        this.drafting = drafting;
        for (Registered.Squadron squadron : registered.squadrons()) {
            String key = SquadronName.key(squadron.name(), squadron.grade());
            there.computeIfAbsent(squadron.schoolId(), id -> new HashMap<>()).put(key, squadron);
            ids.computeIfAbsent(squadron.schoolId(), id -> new HashMap<>()).put(key, squadron.id());
            lastOrdinals.merge(squadron.schoolId(), squadron.ordinal(), Math::max);
        }
    }

    List<Draft.Squadron> drafted() {
        return drafted;
    }

    /** The squadron of a school that a text means. */
    Optional<String> find(String schoolId, String written) {
        return Optional.ofNullable(ids.getOrDefault(schoolId, Map.of()).get(SquadronName.key(written, null)));
    }

    void add(List<SquadronRow> rows) {
        rows.stream().filter(row -> !row.faulty()).forEach(this::add);
        fresh.forEach(this::number);
    }

    private void add(SquadronRow row) {
        Optional<Place> school = places.school(row.school());
        if (school.isEmpty()) {
            drafting.error(Part.SQUADRONS, row.sheetRow(), "school", "unknown-school", row.school());
            return;
        }
        String schoolId = school.get().id();
        String key = SquadronName.key(row.name(), row.grade());
        Integer before = rowsByKey.putIfAbsent(schoolId + ' ' + key, row.sheetRow());
        if (before != null) {
            drafting.warning(Part.SQUADRONS, row.sheetRow(), "squadron", "duplicate-row", String.valueOf(before));
            return;
        }
        Registered.Squadron same = there.getOrDefault(schoolId, Map.of()).get(key);
        if (same == null) {
            fresh.computeIfAbsent(schoolId, id -> new ArrayList<>()).add(new Fresh(row, key, numberOf(key)));
            return;
        }
        if (same.grade() != row.grade()) {
            drafting.warning(
                    Part.SQUADRONS, row.sheetRow(), "grade", "grade-stays", same.name(), String.valueOf(same.grade()));
        }
        drafted.add(
                new Draft.Squadron(same.id(), schoolId, same.ordinal(), same.name(), same.grade(), Change.UNCHANGED));
    }

    private static int numberOf(String key) {
        return key.matches("[1-9]-\\d{1,2}") ? Integer.parseInt(key.substring(2)) : Integer.MAX_VALUE;
    }

    private void number(String schoolId, List<Fresh> squadrons) {
        int ordinal = lastOrdinals.getOrDefault(schoolId, 0);
        for (Fresh each : squadrons.stream().sorted(BY_GRADE).toList()) {
            ordinal++;
            String id = "%sq%02d".formatted(schoolId, ordinal);
            ids.computeIfAbsent(schoolId, school -> new HashMap<>()).put(each.key(), id);
            drafted.add(new Draft.Squadron(
                    id, schoolId, ordinal, each.row().name(), each.row().grade(), Change.NEW));
        }
    }
}
