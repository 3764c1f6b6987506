package cn.redflower.casework.signing;

/** What dissent does to a row; a county chooses per award. */
public enum SigningRule {
    /** One organ's dissent brings the row before the joint meeting. */
    ALL_AGREE,
    /** More than half of the organs strike a row; exactly half bring it before the joint meeting; fewer leave it. */
    MAJORITY;

    /** What becomes of a row. */
    public enum Outcome {
        KEPT,
        DISPUTED,
        STRUCK
    }

    /** @param dissents how many of {@code organs} do not agree with the row */
    public Outcome of(int dissents, int organs) {
        if (dissents == 0) {
            return Outcome.KEPT;
        }
        if (this == ALL_AGREE) {
            return Outcome.DISPUTED;
        }
        return dissents * 2 > organs ? Outcome.STRUCK : dissents * 2 == organs ? Outcome.DISPUTED : Outcome.KEPT;
    }
}
