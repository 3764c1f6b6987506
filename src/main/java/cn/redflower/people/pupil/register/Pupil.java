package cn.redflower.people.pupil.register;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A pupil as the register has her.
 *
 * @param sex M, F or null
 * @param birthMonth first day of the month
 * @param joinedMonth first day of the month, or null
 * @param basicBadges how often each of the twelve is held, with commas between
 * @param leftReason null while she is here, and where nobody gave one
 * @param version of all that the register has of her; another one after any change
 * @param transferId of the transfer on which she is, or null
 * @param toSchool the school that is to take her in, or null
 */
public record Pupil(
        long id,
        String schoolId,
        String school,
        String squadronId,
        String squadron,
        int grade,
        String squad,
        String number,
        String name,
        String sex,
        LocalDate birthMonth,
        LocalDate joinedMonth,
        Boolean guardianConsent,
        boolean publicationConsent,
        String basicBadges,
        LocalDate leftOn,
        LeftReason leftReason,
        String version,
        UUID transferId,
        String toSchool) {

    /** Her birth month as it is written: 2017-10. */
    public String birth() {
        return month(birthMonth);
    }

    /** The month in which she joined as it is written, or null. */
    public String joined() {
        return month(joinedMonth);
    }

    /** Whether another school has yet to take her in. */
    public boolean waits() {
        return transferId != null;
    }

    /** What her history speaks of, by the columns of a roster. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("number", number);
        values.put("name", name);
        values.put("sex", sex);
        values.put("birth", birth());
        values.put("squadron", squadron);
        values.put("squad", squad);
        values.put("joined", joined());
        values.put("guardian", guardianConsent == null ? null : guardianConsent.toString());
        values.put("publication", String.valueOf(publicationConsent));
        return values;
    }

    private static String month(LocalDate day) {
        return day == null ? null : YearMonth.from(day).toString();
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "Pupil[" + id + "]";
    }
}
