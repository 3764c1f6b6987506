package cn.redflower.platform.spreadsheet;

import java.util.ArrayList;
import java.util.List;

/** Rows noted from the top, told in short as {@code 7–11、20}; of many, the first few. */
final class RowRanges {

    private static final int MOST_TOLD = 5;

    private final List<String> told = new ArrayList<>();
    private int count;
    private int first;
    private int last;

    void add(int row) {
        if (count++ == 0) {
            first = row;
        } else if (row != last + 1) {
            close();
            first = row;
        }
        last = row;
    }

    int count() {
        return count;
    }

    private void close() {
        if (told.size() <= MOST_TOLD) {
            told.add(first == last ? String.valueOf(first) : first + "–" + last);
        }
    }

    @Override
    public String toString() {
        List<String> all = new ArrayList<>(told);
        if (count > 0 && told.size() <= MOST_TOLD) {
            all.add(first == last ? String.valueOf(first) : first + "–" + last);
        }
        boolean few = all.size() <= MOST_TOLD;
        return String.join("、", few ? all : all.subList(0, MOST_TOLD)) + (few ? "" : "…");
    }
}
