package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetCell;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.TableHead;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which cells of a roster may not be shown again when the sheet is given back: identity numbers, wherever they stand
 * ({@code domain.md} §6).
 */
public final class ConcealedCells implements BiPredicate<Integer, SheetCell> {

    private final Set<Integer> identityColumns = new HashSet<>();
    private final Set<String> headers;

    public ConcealedCells(TableHead head) {
        SheetFindings findings = new SheetFindings(RosterCheck.LAYOUT, RosterCheck.WORDS, finding -> {});
        head.texts().forEach((place, text) -> {
            if (findings.isIdentityHeader(text)) {
                identityColumns.add(place);
            }
        });
        headers = Set.copyOf(head.texts().values());
    }

    @Override
    public boolean test(Integer place, SheetCell cell) {
        return identityColumns.contains(place) && !headers.contains(cell.text())
                || IdentityNumbers.isIn(SheetWords.plain(cell.text()));
    }
}
