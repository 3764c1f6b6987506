package cn.redflower.people.pupil.roster;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Watches how long the numbers of a school's pupils are. A program that takes them for quantities drops the noughts in
 * front, and then some are shorter than others: 01230001 in one row, 1230002 in the next. Pupils who are simply
 * counted, 1 to 45, are no such case.
 */
final class NumberLengths {

    private static final int ROWS_TOLD = 5;

    private final Map<String, Map<Integer, Group>> bySchool = new TreeMap<>();

    /** The numbers of one length. */
    private static final class Group {
        private int count;
        private int bare;
        private long largest;
        private final int[] rows = new int[ROWS_TOLD];

        void add(String number, int row) {
            count++;
            if (number.charAt(0) != '0') {
                if (bare < ROWS_TOLD) {
                    rows[bare] = row;
                }
                bare++;
                largest = Math.max(largest, number.length() > 18 ? Long.MAX_VALUE : Long.parseLong(number));
            }
        }

        IntStream firstRows() {
            return Arrays.stream(rows, 0, Math.min(bare, ROWS_TOLD));
        }
    }

    void add(RosterRow row) {
        String number = row.number();
        if (number == null || row.schoolId() == null || !isDigits(number)) {
            return;
        }
        bySchool.computeIfAbsent(row.schoolId(), school -> new TreeMap<>())
                .computeIfAbsent(number.length(), length -> new Group())
                .add(number, row.sheetRow());
    }

    private static boolean isDigits(String number) {
        return number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Tells of each school whose numbers differ as lost noughts would make them, at the first row in question. */
    void tell(SheetFindings findings) {
        bySchool.values().forEach(groups -> tell((TreeMap<Integer, Group>) groups, findings));
    }

    private static void tell(TreeMap<Integer, Group> groups, SheetFindings findings) {
        int longest = groups.lastKey();
        var shorter = groups.headMap(longest).values();
        int bare = shorter.stream().mapToInt(group -> group.bare).sum();
        if (bare == 0 || isCounted(groups)) {
            return;
        }
        int[] rows = shorter.stream()
                .flatMapToInt(Group::firstRows)
                .sorted()
                .limit(ROWS_TOLD)
                .toArray();
        String told = Arrays.stream(rows).mapToObj(String::valueOf).collect(Collectors.joining("、"));
        findings.warning(
                rows[0],
                "number",
                "numbers-shorter",
                findings.header("number"),
                String.valueOf(longest),
                String.valueOf(groups.get(longest).count),
                String.valueOf(bare),
                told + (bare > rows.length ? "…" : ""));
    }

    /** Whether the numbers count the pupils, a few gone and a few left over. */
    private static boolean isCounted(TreeMap<Integer, Group> groups) {
        int count = groups.values().stream().mapToInt(group -> group.count).sum();
        boolean zeros = groups.values().stream().anyMatch(group -> group.bare < group.count);
        return !zeros && groups.lastEntry().getValue().largest <= count + count / 2;
    }
}
