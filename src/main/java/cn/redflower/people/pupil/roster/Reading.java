package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.Level;
import java.util.List;

/**
 * What a cell was understood to say.
 *
 * @param value its meaning, null if it is empty or cannot be understood
 * @param kind kind of the finding if there is one, else null
 * @param level whether the finding keeps the row out
 * @param args what the finding's sentence names
 */
public record Reading<T>(T value, String kind, Level level, List<String> args) {

    public static <T> Reading<T> of(T value) {
        return new Reading<>(value, null, null, List.of());
    }

    /** Understood, but a person should look. */
    public static <T> Reading<T> doubtful(T value, String kind, String... args) {
        return new Reading<>(value, kind, Level.WARNING, List.of(args));
    }

    public static <T> Reading<T> faulty(String kind, String... args) {
        return new Reading<>(null, kind, Level.ERROR, List.of(args));
    }
}
