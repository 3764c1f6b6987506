package cn.redflower.people.organ;

/**
 * The posts a person can hold, and the engine group that stands for each ({@code domain.md} §1). A post at a school
 * acts within that school's tenant only.
 */
public enum PostKind {
    ADMINISTRATOR("administrators", Level.COUNTY),
    LEAGUE_OFFICER("leagueOfficers", Level.COUNTY),
    EDUCATION_OFFICER("educationOfficers", Level.COUNTY),
    COUNTY_OFFICER("countyOfficers", Level.COUNTY),
    EXPERT("experts", Level.EXPERT),
    TOWN_OFFICER("townOfficers", Level.TOWN),
    SCHOOL_CHAIR("schoolChairs", Level.SCHOOL),
    SCHOOL_COMMITTEE_MEMBER("schoolCommitteeMembers", Level.SCHOOL),
    BRIGADE_COUNSELOR("brigadeCounselors", Level.SCHOOL),
    SQUADRON_COUNSELOR("squadronCounselors", Level.SQUADRON),
    SQUAD_COUNSELOR("squadCounselors", Level.SQUADRON),
    OFF_CAMPUS_COUNSELOR("offCampusCounselors", Level.SQUADRON);

    /** How far a post reaches. */
    public enum Level {
        COUNTY,
        TOWN,
        SCHOOL,
        SQUADRON,
        EXPERT
    }

    private final String roleGroup;
    private final Level level;

    PostKind(String roleGroup, Level level) {
        this.roleGroup = roleGroup;
        this.level = level;
    }

    /** The engine group of everybody who holds such a post anywhere. */
    public String roleGroup() {
        return roleGroup;
    }

    public Level level() {
        return level;
    }
}
