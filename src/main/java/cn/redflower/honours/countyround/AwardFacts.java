package cn.redflower.honours.countyround;

/**
 * What the conditions of a county award look at. Many share the same facts, so that a county is judged by a few dozen
 * of them.
 *
 * @param pupils of a collective; 1 for a person
 * @param age completed years; 0 for a collective
 * @param guardianConsent null: not answered, or a collective
 * @param left the pupil has left the school
 * @param inBirthWindow born within the months that the round names
 * @param ladder whether the award of the step below is held
 * @param heldThisYear whether this very award is held for the school year of the round
 */
public record AwardFacts(
        int pupils,
        int age,
        Boolean guardianConsent,
        boolean left,
        boolean inBirthWindow,
        Step ladder,
        boolean heldThisYear) {

    /** The award of the step below. */
    public enum Step {
        NONE_NEEDED,
        HELD,
        REVOKED,
        MISSING
    }
}
