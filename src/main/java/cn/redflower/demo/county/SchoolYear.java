package cn.redflower.demo.county;

import java.time.LocalDate;
import java.time.Month;

/**
 * A school year, September to August.
 *
 * @param from the year it begins in
 */
record SchoolYear(int from) {

    static SchoolYear of(LocalDate date) {
        return new SchoolYear(date.getMonthValue() >= Month.SEPTEMBER.getValue() ? date.getYear() : date.getYear() - 1);
    }

    LocalDate firstDay() {
        return LocalDate.of(from, Month.SEPTEMBER, 1);
    }

    /** The year in which a pupil who is in that grade now came into the first. */
    int firstGradeOf(int grade) {
        return from - (grade - 1);
    }
}
