package cn.redflower.people.pupil;

/**
 * Somebody has declared to be related to a pupil of the school, or has withdrawn that; published in that transaction.
 */
public record KinshipChanged(String schoolId) {}
