package cn.redflower.people.pupil.roster;

import java.time.YearMonth;
import java.util.List;

/**
 * One pupil as a roster has her. A value is null where the sheet says nothing: in an empty cell, in one that cannot be
 * understood, or for want of the column.
 *
 * @param sheetRow the row as the spreadsheet program shows it
 * @param grade as the grade cell says, or else the squadron's
 * @param squadron the squadron's name in the register; what the sheet says where the school has none such
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
