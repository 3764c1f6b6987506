package cn.redflower.people.organ;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An organ that tasks are offered to, as the engine knows it: the id of its group is an organ's own, or says which
 * organ of a school it is, {@code s001SchoolCommittee}, {@code s001BrigadeCounselors}, {@code s001q03Counselors}
 * ({@link EngineIdentities} makes them of posts). The only place that reads such an id.
 *
 * @param unit the organ, the school, or the squadron
 */
public record OrganGroup(Kind kind, String unit) {

    /** The county committee: what nobody below it can do falls to it in the end. */
    public static final OrganGroup COUNTY = new OrganGroup(Kind.ORGAN, "county");

    private static final Pattern OF_SCHOOL = Pattern.compile("(.+?)(SchoolCommittee|BrigadeCounselors|Counselors)");
    private static final Pattern SQUADRON = Pattern.compile("(.+)q\\d+");

    /** Which organ of a unit it is. */
    public enum Kind {
        ORGAN(""),
        COMMITTEE("SchoolCommittee"),
        BRIGADE("BrigadeCounselors"),
        SQUADRON("Counselors");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /** @param id of the engine's group */
    public static OrganGroup of(String id) {
        Matcher school = OF_SCHOOL.matcher(id);
        if (!school.matches()) {
            return new OrganGroup(Kind.ORGAN, id);
        }
        Kind kind = switch (school.group(2)) {
            case "SchoolCommittee" -> Kind.COMMITTEE;
            case "BrigadeCounselors" -> Kind.BRIGADE;
            default -> Kind.SQUADRON;
        };
        return new OrganGroup(kind, school.group(1));
    }

    public static OrganGroup committee(String schoolId) {
        return new OrganGroup(Kind.COMMITTEE, schoolId);
    }

    public static OrganGroup brigade(String schoolId) {
        return new OrganGroup(Kind.BRIGADE, schoolId);
    }

    /** The engine's group. */
    public String id() {
        return unit + kind.suffix;
    }

    /**
     * The next organ up: squadron, brigade, school committee, county committee; what is of no school goes to the
     * county.
     */
    public Optional<OrganGroup> above() {
        return switch (kind) {
            case SQUADRON -> Optional.of(school().map(OrganGroup::brigade).orElse(COUNTY));
            case BRIGADE -> Optional.of(committee(unit));
            case COMMITTEE -> Optional.of(COUNTY);
            case ORGAN -> equals(COUNTY) ? Optional.empty() : Optional.of(COUNTY);
        };
    }

    /** This organ and those above it, the next one first. */
    public List<OrganGroup> upwards() {
        List<OrganGroup> way = new ArrayList<>(List.of(this));
        above().ifPresent(next -> way.addAll(next.upwards()));
        return way;
    }

    /** The school it is of, if it is of one. */
    public Optional<String> school() {
        return switch (kind) {
            case ORGAN -> Optional.empty();
            case COMMITTEE, BRIGADE -> Optional.of(unit);
            case SQUADRON -> {
                Matcher squadron = SQUADRON.matcher(unit);
                yield squadron.matches() ? Optional.of(squadron.group(1)) : Optional.empty();
            }
        };
    }
}
