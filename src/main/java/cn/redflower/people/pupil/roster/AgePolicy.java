package cn.redflower.people.pupil.roster;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is of an age to be a member: 6 to 14, and nobody joins before six ({@code domain.md} §2). Ages are counted in
 * months, as the register knows no days; in the month of a birthday it counts as reached.
 *
 * @param youngest full years from which on one may be a member
 * @param oldest full years up to which one may
 */
@ConfigurationProperties("redflower.members")
public record AgePolicy(
        @DefaultValue("6") int youngest, @DefaultValue("14") int oldest) {

    /** The rule as shipped. */
    public static AgePolicy defaults() {
        return new AgePolicy(6, 14);
    }

    int age(YearMonth birth, LocalDate asOf) {
        return Math.floorDiv((int) ChronoUnit.MONTHS.between(birth, YearMonth.from(asOf)), 12);
    }

    Reading<YearMonth> check(YearMonth birth, LocalDate asOf) {
        int age = age(birth, asOf);
        if (age < youngest) {
            return Reading.faulty("age-below-6", birth.toString(), String.valueOf(youngest));
        } else if (age > oldest) {
            return Reading.faulty("age-above-14", birth.toString(), String.valueOf(age), youngest + "–" + oldest);
        }
        return Reading.of(birth);
    }

    Reading<YearMonth> checkJoining(
            YearMonth joined, YearMonth birth, LocalDate asOf, String joinedHeader, String birthHeader) {
        if (birth != null && ChronoUnit.MONTHS.between(birth, joined) < youngest * 12L) {
            return Reading.doubtful(
                    joined, "joined-before-6", joined.toString(), String.valueOf(youngest), joinedHeader, birthHeader);
        } else if (joined.isAfter(YearMonth.from(asOf))) {
            return Reading.doubtful(joined, "joined-in-future", joined.toString());
        }
        return Reading.of(joined);
    }
}
