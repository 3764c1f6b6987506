package cn.redflower.people.organ;

/**
 * What somebody may do or see. Who holds which permission, and how far it reaches, stands in one table,
 * {@code organization/permissions.csv}: a row a permission, a column a {@link PostKind}, in each cell a {@link Scope}.
 */
public enum Permission {
    OPERATE,
    KEEP_ROSTER,
    /** See who has used her account and print slips; a school's chair for her school, but not for other chairs. */
    KEEP_ACCOUNTS,
    REGISTER_SQUADRONS,
    SEE_PUPILS,
    AWARD_BASIC_BADGES,
    OPEN_ONE_STAR,
    SEE_PROGRESS,
    SEE_NOMINEES,
    /** A brigade counselor only stands in for a squadron that has no counselor of its own. */
    NOMINATE,
    CHECK_NOMINATIONS,
    DECIDE_ONE_STAR,
    SEE_OBJECTIONS,
    INVESTIGATE_OBJECTIONS,
    MANAGE_COUNTY_AWARDS,
    SEE_COUNTY_AWARDS,
    SEE_COUNTY_NOMINEES,
    NOMINATE_FOR_COUNTY,
    DECIDE_FOR_COUNTY,
    SIGN_LISTS,
    SEE_SIGNINGS,
    PROPOSE_REVOCATIONS,
    SEE_REVOCATIONS,
    /** The organ that gave an award decides whether it is revoked. */
    DECIDE_REVOCATIONS;

    /** How far a permission reaches that comes with a post. */
    public enum Scope {
        /** Not at all. */
        NONE,
        /** The one squadron that the post is for. */
        SQUADRON,
        /** The school at which the post is. */
        SCHOOL,
        /** Matters of the very organ in which the post is, not of those below it. */
        ORGAN,
        /** The schools of the town for whose committee the post is. */
        TOWNS,
        /** Everything. */
        COUNTY
    }

    /** What it is called for people. */
    public String label() {
        return PermissionTable.SHIPPED.name(this);
    }

    /** How far this permission reaches with such a post. */
    public Scope with(PostKind post) {
        return PermissionTable.SHIPPED.scope(this, post);
    }
}
