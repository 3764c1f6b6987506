package cn.redflower.people.pupil.register;

import java.util.List;

/** Why a pupil is in the school no more. */
public enum LeftReason {
    MOVED_AWAY,
    GRADUATED,
    OTHER,
    /** To a school of the county, by the transfer that follows her; nobody gives it by hand. */
    HANDED_OVER;

    /** Those that somebody may give. */
    public static List<LeftReason> byHand() {
        return List.of(MOVED_AWAY, GRADUATED, OTHER);
    }
}
