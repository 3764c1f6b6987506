package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetWords;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a roster may speak of: one school, or the whole county when the file's column decides.
 *
 * @param asOf the day on which ages are counted
 * @param countyWide whether each row names its school
 */
public record RosterScope(LocalDate asOf, boolean countyWide, List<School> schools) {

    /** Shortest end of a school's name that is taken for the school. */
    private static final int SHORTEST_END = 4;

    public RosterScope {
        schools = List.copyOf(schools);
        if (!countyWide && schools.size() != 1) {
            throw new IllegalArgumentException("a roster of one school needs that school");
        }
    }

    /** A roster of one school. */
    public static RosterScope of(LocalDate asOf, School school) {
        return new RosterScope(asOf, false, List.of(school));
    }

    /** A roster whose rows name their schools. */
    public static RosterScope county(LocalDate asOf, List<School> schools) {
        return new RosterScope(asOf, true, schools);
    }

    /** A class that the register knows, or without an id one that it could. */
    public record Squadron(String id, String name, int grade) {}

    /** A school and the squadrons it has. */
    public static final class School {
        private final String id;
        private final String name;
        private final Map<String, Squadron> squadrons = new HashMap<>();

        public School(String id, String name, List<Squadron> squadrons) {
            this.id = id;
            this.name = name;
            squadrons.forEach(
                    squadron -> this.squadrons.put(SquadronName.key(squadron.name(), squadron.grade()), squadron));
        }

        String id() {
            return id;
        }

        String name() {
            return name;
        }

        /**
         * The squadron that a sheet's cell means, null if the school has none such.
         *
         * @param grade what the row says, or null
         */
        Squadron squadron(String written, Integer grade) {
            return squadrons.get(SquadronName.key(written, grade));
        }

        boolean isCalled(String plainText) {
            return SheetWords.plain(name).equals(plainText);
        }

        boolean endsWith(String plainText) {
            return plainText.length() >= SHORTEST_END && SheetWords.plain(name).endsWith(plainText);
        }
    }

    /** The school that a sheet's cell means: by its name, or by an end of it that only one school has. */
    Optional<School> school(String written) {
        String plain = SheetWords.plain(written);
        Optional<School> exact =
                schools.stream().filter(school -> school.isCalled(plain)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<School> similar =
                schools.stream().filter(school -> school.endsWith(plain)).toList();
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }
}
