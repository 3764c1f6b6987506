package cn.redflower.people.pupil.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rows of a roster that mean the same pupil: one number twice, or one name and birth month twice in a
 * squadron. Keeps a few words a row, never the rows.
 */
final class RepeatedRows {

    private final SheetFindings findings;
    private final Map<String, First> byNumber = new HashMap<>();
    private final Map<String, First> byPerson = new HashMap<>();
    private final List<Integer> refusedLater = new ArrayList<>();
    private int duplicates;

    RepeatedRows(SheetFindings findings) {
        this.findings = findings;
    }

    /** The first row with a number or person. */
    private static final class First {
        private final int sheetRow;
        private final String name;
        private final int content;
        private final boolean standing;
        private String conflict;

        First(RosterRow row, boolean standing) {
            this.sheetRow = row.sheetRow();
            this.name = row.name();
            this.content = row.contentHash();
            this.standing = standing;
        }
    }

    /** @return whether the row repeats an earlier one and counts no more */
    boolean check(RosterRow row) {
        boolean duplicate = row.number() != null && sameNumber(row);
        if (!duplicate && row.name() != null && row.birth() != null && row.squadron() != null) {
            samePerson(row);
        }
        return duplicate;
    }

    private boolean sameNumber(RosterRow row) {
        String key = row.schoolId() + '|' + row.number();
        First first = byNumber.get(key);
        if (first == null) {
            byNumber.put(key, new First(row, !findings.hasError(row.sheetRow())));
            return false;
        }
        boolean sameContent = first.content == row.contentHash();
        if (sameContent && first.conflict == null) {
            findings.warning(row.sheetRow(), "number", "duplicate-row", String.valueOf(first.sheetRow));
            duplicates += findings.hasError(row.sheetRow()) ? 0 : 1;
            return true;
        }
        boolean sameName = first.name == null || row.name() == null || first.name.equals(row.name());
        String kind = sameName ? "conflicting-rows" : "duplicate-number";
        if (first.conflict == null) {
            first.conflict = kind;
            if (first.standing) {
                refusedLater.add(first.sheetRow);
            }
            told(first.sheetRow, kind, row.sheetRow(), row.name());
        }
        told(row.sheetRow(), kind, first.sheetRow, first.name);
        return false;
    }

    private void told(int sheetRow, String kind, int otherRow, String otherName) {
        findings.error(
                sheetRow,
                "number",
                kind,
                findings.header("number"),
                String.valueOf(otherRow),
                otherName == null ? "" : otherName);
    }

    private void samePerson(RosterRow row) {
        String key = row.schoolId() + '|' + row.squadron() + '|' + row.name() + '|' + row.birth();
        First first = byPerson.putIfAbsent(key, new First(row, true));
        if (first != null && row.number() != null) {
            findings.warning(
                    row.sheetRow(),
                    "name",
                    "possible-duplicate",
                    String.valueOf(first.sheetRow),
                    findings.header("number"));
        }
    }

    /** Rows that were taken for good before a later one spoke against them. */
    List<Integer> refusedLater() {
        return refusedLater;
    }

    int duplicates() {
        return duplicates;
    }
}
