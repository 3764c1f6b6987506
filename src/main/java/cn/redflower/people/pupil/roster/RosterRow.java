package cn.redflower.people.pupil.roster;

import java.time.YearMonth;
import java.util.List;

/**
 * One pupil as a roster has her. A value is null where the sheet says nothing: in an empty cell, in one that cannot be
 * understood, or for want of the column.
 *
 * @param sheetRow the row as the spreadsheet program shows it
 * @param grade the squadron's; where that is not known, as the grade cell says
 * @param squadron the squadron's name in the register; where the school has none such, the name under which it would be
 *     registered, or what the sheet says if that follows no pattern
 * @param squadronId null if the school has no such squadron
 * @param badges how often each basic badge is held, in the order of {@link cn.redflower.people.pupil.BasicBadge}; null
 *     for those without a column
 * @param guardianConsent null: not answered
 * @param publicationConsent null: not answered, which counts as no
 */
public record RosterRow(
        int sheetRow,
        String schoolId,
        Integer grade,
        String squadron,
        String squadronId,
        String squad,
        String number,
        String name,
        Sex sex,
        YearMonth birth,
        YearMonth joined,
        List<Integer> badges,
        Boolean guardianConsent,
        Boolean publicationConsent) {

    /** Whether the squadron is not registered but could be under the name it has here. */
    public boolean namesUnregistered() {
        return schoolId != null
                && squadronId == null
                && squadron != null
                && SquadronName.numbered(squadron, null)
                        .filter(named -> named.number() > 0)
                        .isPresent();
    }

    /** Everything but the row's place, to tell whether two rows say the same. */
    int contentHash() {
        return new RosterRow(
                        0,
                        schoolId,
                        grade,
                        squadron,
                        squadronId,
                        squad,
                        number,
                        name,
                        sex,
                        birth,
                        joined,
                        badges,
                        guardianConsent,
                        publicationConsent)
                .hashCode();
    }
}
