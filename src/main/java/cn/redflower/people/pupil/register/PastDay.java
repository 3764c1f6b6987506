package cn.redflower.people.pupil.register;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.typed.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the day on which a pupil left: today or earlier, and within the last years. */
public final class PastDay {

    private static final int MOST_YEARS = 3;

    private PastDay() {}

    /** @param typed such as 2026-09-01 */
    public static Outcome<LocalDate> read(String typed, LocalDate today) {
        LocalDate day;
        try {
            day = LocalDate.parse(Typed.code(typed));
        } catch (DateTimeException e) {
            return Outcome.refused(Refusal.rule("pupil.day-unreadable"));
        }
        if (day.isAfter(today)) {
            return Outcome.refused(Refusal.rule("pupil.day-ahead", day));
        }
        return day.isBefore(today.minusYears(MOST_YEARS))
                ? Outcome.refused(Refusal.rule("pupil.day-long-ago", day))
                : Outcome.done(day);
    }
}
