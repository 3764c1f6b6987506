package cn.redflower.people.pupil.roster;

import cn.redflower.people.pupil.BasicBadge;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The columns of a roster as other code and people name them. */
public final class RosterColumns {

    private static final List<String> BADGES = Stream.of(BasicBadge.values())
            .map(badge -> badge.name().toLowerCase(Locale.ROOT))
            .toList();

    private RosterColumns() {}

    /** The column's name in our template, by its key in {@code sheets/roster.properties}. */
    public static String name(String key) {
        return RosterCheck.LAYOUT.column(key).field();
    }

    /** The keys of the twelve basic badges in the order of {@link BasicBadge}. */
    public static List<String> badges() {
        return BADGES;
    }
}
