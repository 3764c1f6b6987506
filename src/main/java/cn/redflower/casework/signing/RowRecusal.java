package cn.redflower.casework.signing;

/**
 * 回避: somebody who leaves a row to others when people, not organs, decide on it.
 *
 * @param ref the row, as {@link SignedRow#ref()}
 * @param login who
 */
public record RowRecusal(String ref, String login, Why why) {

    /** Why she does. */
    public enum Why {
        /** She has declared to be related to the pupil. */
        KIN("signing.recused.kin"),
        /** She nominated, changed, decided or handed in the row at the school. */
        AUTHOR("signing.recused.author");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
