package cn.redflower.people.pupil.register;

/**
 * What somebody looks for in the register.
 *
 * @param school empty: all that she may see
 * @param squadron empty: all
 * @param text part of a name or number
 * @param page from 1
 */
record PupilSearch(String school, String squadron, String text, State state, int page, int size) {

    /** Where a pupil stands. */
    enum State {
        HERE,
        WAITING,
        LEFT,
        ALL
    }
}
