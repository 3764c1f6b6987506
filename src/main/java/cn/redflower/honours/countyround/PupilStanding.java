package cn.redflower.honours.countyround;

import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.UUID;

/**
 * A pupil with the reasons that speak against an award today.
 *
 * @param restsOn the award of the step below that qualifies her; null where the ladder asks for none or she has none
 * @param heldBefore school years in which she already holds this award, for the reader's information
 * @param reasons none if she is eligible
 */
public record PupilStanding(
        long pupilId,
        String squadronId,
        String squadronName,
        int grade,
        String number,
        String name,
        UUID restsOn,
        List<String> heldBefore,
        List<Refusal> reasons) {

    /** Not the name. */
    @Override
    public String toString() {
        return "PupilStanding[" + pupilId + "]";
    }
}
