package cn.redflower.people.county.workbook;

/** The organs that a workbook can bring in; the county's own three are there from the first start. */
public enum UnitKind {
    TOWN("TOWN_COMMITTEE", "town"),
    COMMUNITY("COMMUNITY_COMMITTEE", "community"),
    SCHOOL("SCHOOL_COMMITTEE", "s");

    private final String organKind;
    private final String prefix;

    UnitKind(String organKind, String prefix) {
        this.organKind = organKind;
        this.prefix = prefix;
    }

    /** The organ's kind in the register. */
    public String organKind() {
        return organKind;
    }

    /** The id of the unit with that number: {@code town01}, {@code s001}. */
    public String id(int number) {
        return prefix + (this == SCHOOL ? "%03d" : "%02d").formatted(number);
    }

    /** The number in such an id, 0 for another's. */
    int number(String id) {
        String rest = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        return rest.matches("\\d{1,6}") ? Integer.parseInt(rest) : 0;
    }
}
