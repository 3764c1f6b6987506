package cn.redflower.people.county.workbook;

import cn.redflower.platform.spreadsheet.SheetWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which organ a written name means. A town without 少工委 behind its name is the same town, a school may be written by an
 * end of its name that only one school has, and the county's own organs have their usual short names.
 */
final class Places {

    /** Shortest end of a school's name that is taken for the school. */
    private static final int SHORTEST_END = 4;

    private static final String LEAGUE = "共青团";
    private static final List<String> OF_COUNTY = List.of("league", "education", "county");
    private static final List<String> COMMITTEE =
            Part.UNITS.choices("committee").stream().map(SheetWords::plain).toList();

    private final Map<String, Place> byName = new HashMap<>();
    private final List<Place> schools = new ArrayList<>();

    /** An organ by its name. @param kind null for the county's own */
    record Place(String id, UnitKind kind, String name) {}

    /** @param kind null for the county's own */
    void add(String id, UnitKind kind, String name) {
        Place place = new Place(id, kind, name);
        byName.putIfAbsent(key(name), place);
        if (kind == UnitKind.SCHOOL) {
            schools.add(place);
        }
    }

    /** The form that names are compared in. */
    static String key(String name) {
        return withoutCommittee(SheetWords.plain(name));
    }

    private static String withoutCommittee(String plain) {
        return COMMITTEE.stream()
                .filter(end -> plain.endsWith(end) && plain.length() > end.length())
                .findFirst()
                .map(end -> plain.substring(0, plain.length() - end.length()))
                .orElse(plain);
    }

    /** The name of a town's or community's organ says what it is. */
    static String ofCommittee(String name) {
        boolean said = COMMITTEE.stream().anyMatch(SheetWords.plain(name)::endsWith);
        return said ? name : name + Part.UNITS.choices("committee").get(0);
    }

    /** A school's own name, without its committee's end. */
    static String ofSchool(String name) {
        for (String end : Part.UNITS.choices("committee")) {
            if (name.endsWith(end) && name.length() > end.length()) {
                return name.substring(0, name.length() - end.length());
            }
        }
        return name;
    }

    /** The organ of exactly that name. */
    Optional<Place> called(String written) {
        return Optional.ofNullable(byName.get(key(written)));
    }

    Optional<Place> school(String written) {
        Optional<Place> exact = called(written).filter(place -> place.kind() == UnitKind.SCHOOL);
        if (exact.isPresent()) {
            return exact;
        }
        String end = key(written);
        List<Place> similar = schools.stream()
                .filter(school ->
                        end.length() >= SHORTEST_END && key(school.name()).endsWith(end))
                .toList();
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }

    /** Any organ that a post can be at or a unit can come under. */
    Optional<Place> any(String written) {
        return called(written).or(() -> school(written)).or(() -> ofCounty(written));
    }

    private Optional<Place> ofCounty(String written) {
        String plain = SheetWords.plain(written);
        if (plain.startsWith(LEAGUE)) {
            return Optional.of(new Place("league", null, written));
        }
        return OF_COUNTY.stream()
                .filter(id -> Part.UNITS.choices(id).stream()
                        .map(SheetWords::plain)
                        .anyMatch(word -> plain.equals(word) || plain.endsWith(word) && word.length() > 2))
                .findFirst()
                .map(id -> new Place(id, null, written));
    }

    /** Names of towns, for a sentence. */
    String towns() {
        return String.join(
                "、",
                byName.values().stream()
                        .filter(place -> place.kind() == UnitKind.TOWN)
                        .map(Place::name)
                        .sorted()
                        .limit(12)
                        .toList());
    }
}
