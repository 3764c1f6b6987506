package cn.redflower.people.pupil;

import java.time.LocalDate;
import java.util.List;

/** Which awards a pupil holds; told by those who give them, as the register knows none. */
public interface HeldAwards {

    /**
     * An award.
     *
     * @param name as people call it
     * @param number of the certificate
     * @param school where she was when she got it
     */
    record Held(String name, String number, String school, String schoolYear, LocalDate awardedOn, boolean revoked) {}

    /** Her awards, the latest first, also those that were revoked. */
    List<Held> of(long pupilId);
}
