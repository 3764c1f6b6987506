package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.award.Holder;

/**
 * Which rows of a round; null everywhere means all.
 *
 * @param school a school's id
 * @param town a town committee's id
 * @param text part of a name, number, school, squadron or recommendation
 */
record RowFilter(String school, String town, Holder kind, State state, Integer grade, Flag flag, String text) {

    static final RowFilter ALL = new RowFilter(null, null, null, null, null, null, null);

    RowFilter {
        school = blankToNull(school);
        town = blankToNull(town);
        text = blankToNull(text);
    }

    /** Where a row stands, as one chooses from a list. */
    enum State {
        UNSCREENED("x.screening is null and x.struck_reason is null"),
        PASSED("x.screening = 'PASSED' and x.struck_reason is null"),
        RETURNED("x.screening = 'RETURNED' and x.struck_reason is null"),
        REJECTED("x.screening = 'REJECTED' and x.struck_reason is null"),
        STRUCK("x.struck_reason is not null"),
        /** Somebody else has to decide it. */
        RECUSED("x.recusal is not null");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
