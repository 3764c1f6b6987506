package cn.redflower.honours.onestar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes many ids in little room, as {@code 3,7-12}: a squadron's rows are mostly made one after the other. */
final class IdRanges {

    private IdRanges() {}

    static String of(Collection<Long> ids) {
        List<Long> sorted = ids.stream().sorted().toList();
        List<String> ranges = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i + 1 == sorted.size() || sorted.get(i + 1) > sorted.get(i) + 1) {
                ranges.add(first == i ? sorted.get(i).toString() : sorted.get(first) + "-" + sorted.get(i));
                first = i + 1;
            }
        }
        return String.join(",", ranges);
    }
}
