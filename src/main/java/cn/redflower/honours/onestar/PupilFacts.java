package cn.redflower.honours.onestar;

/**
 * What the conditions for one star look at; many pupils share the same facts, so a school is judged by a few dozen of
 * them.
 *
 * @param age completed years
 * @param guardianConsent null: not answered
 * @param redStar how many different badges of 红星章 are held; the others alike
 * @param left the pupil has left the school
 */
public record PupilFacts(int age, Boolean guardianConsent, int redStar, int redFlag, int torch, boolean left) {}
