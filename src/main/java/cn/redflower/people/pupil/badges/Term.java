package cn.redflower.people.pupil.badges;

import cn.redflower.people.organ.SchoolYear;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A school term, written 2026-2027-1: the first from September to February, the second from March to August. August
 * belongs to the term that ends, although {@link SchoolYear#of} counts it to the coming year: nobody wins badges of a
 * year before its first day of school.
 *
 * @param half 1 or 2
 */
record Term(SchoolYear year, int half) {

    private static final Pattern FORM = Pattern.compile("(20\\d\\d-20\\d\\d)-([12])");

    /** The one that a day belongs to. */
    static Term of(LocalDate day) {
        boolean second =
                day.getMonth().compareTo(Month.MARCH) >= 0 && day.getMonth().compareTo(Month.SEPTEMBER) < 0;
        boolean autumn = day.getMonth().compareTo(Month.SEPTEMBER) >= 0;
        return new Term(new SchoolYear(autumn ? day.getYear() : day.getYear() - 1), second ? 2 : 1);
    }

    /** As it is written; empty if that is none. */
    static Optional<Term> parse(String text) {
        Matcher written = FORM.matcher(text == null ? "" : text);
        return written.matches() && SchoolYear.isOne(written.group(1))
                ? Optional.of(new Term(SchoolYear.parse(written.group(1)), Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    /** For people. */
    String title() {
        return year + " 学年" + (half == 1 ? "第一学期" : "第二学期");
    }

    @Override
    public String toString() {
        return year + "-" + half;
    }
}
