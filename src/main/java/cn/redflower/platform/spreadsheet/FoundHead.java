package cn.redflower.platform.spreadsheet;

import java.util.BitSet;
import java.util.Map;

/**
 * A header as it was found, with what only the reading of its rows needs to know.
 *
 * @param headed columns that have any text over them
 * @param second columns of a second block of the same table, side by side with the first, each with the column that is
 *     read in its stead
 * @param upper texts of the row right above, which may be the first line of a header of two
 * @param earlier the row of a poorer header further up, with rows between; 0 if there is none
 */
record FoundHead(TableHead head, BitSet headed, Map<Integer, Integer> second, Map<Integer, String> upper, int earlier) {

    FoundHead with(TableHead other) {
        return new FoundHead(other, headed, second, upper, earlier);
    }
}
