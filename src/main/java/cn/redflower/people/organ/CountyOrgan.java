package cn.redflower.people.organ;

import java.util.Locale;

/** The county's three organs, which every county has. */
enum CountyOrgan {
    COUNTY("COUNTY_COMMITTEE"),
    LEAGUE("YOUTH_LEAGUE"),
    EDUCATION("EDUCATION_BUREAU");

    private final String kind;

    CountyOrgan(String kind) {
        this.kind = kind;
    }

    /** Its id as an organ. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What kind of organ it is. */
    String kind() {
        return kind;
    }
}
