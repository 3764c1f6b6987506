package cn.redflower.honours.award;

import java.time.LocalDate;
import java.util.UUID;

/** An award that is given now; see {@link Award} for the parts. */
public record Grant(
        String number,
        String kind,
        Holder holder,
        Long pupilId,
        String squadronId,
        String schoolId,
        String schoolYear,
        String awardedBy,
        LocalDate awardedOn,
        String caseId,
        String rowRef,
        UUID restsOn) {}
