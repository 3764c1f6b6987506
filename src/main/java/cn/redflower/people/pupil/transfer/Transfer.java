package cn.redflower.people.pupil.transfer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.UUID;

/**
 * A pupil on the way from one school to another.
 *
 * @param number her number at the school that hands her over
 * @param fromSquadron name of the squadron that she left
 * @param overdue whether nobody has taken her in for too long
 */
record Transfer(
        UUID id,
        long pupilId,
        String number,
        String name,
        String sex,
        LocalDate birthMonth,
        String fromSchool,
        String fromSchoolName,
        String fromSquadron,
        String toSchool,
        String toSchoolName,
        LocalDate handedOverOn,
        OffsetDateTime handedOverAt,
        Status status,
        boolean overdue) {

    /** Where it stands. */
    enum Status {
        WAITING,
        TAKEN_IN,
        WITHDRAWN
    }

    /** Her birth month as it is written. */
    public String birth() {
        return YearMonth.from(birthMonth).toString();
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "Transfer[" + id + "]";
    }
}
