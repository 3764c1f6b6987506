package cn.redflower.people.county.setup;

import java.util.List;

/**
 * One step of setting up a county.
 *
 * @param key names its title and page
 * @param path the page on which it is done
 * @param facts what is there
 * @param gaps what a first round still needs; none: the step is done
 * @param hints what may wait, but somebody should know
 */
record Step(Key key, String path, List<String> facts, List<String> gaps, List<String> hints) {

    Step {
        facts = List.copyOf(facts);
        gaps = List.copyOf(gaps);
        hints = List.copyOf(hints);
    }

    /** The steps in their order. */
    enum Key {
        NAMES,
        UNITS,
        PEOPLE,
        ACCOUNTS,
        CALENDAR,
        ROSTERS
    }

    public boolean done() {
        return gaps.isEmpty();
    }
}
