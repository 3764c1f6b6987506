package cn.redflower.demo.county;

import java.util.ArrayList;
import java.util.List;

/** Divides a total among weights so that it comes out exactly and every share is as near as can be. */
final class Shares {

    private Shares() {}

    static List<Integer> of(int total, List<Integer> weights) {
        long all = weights.stream().mapToLong(Integer::longValue).sum();
        List<Integer> shares = new ArrayList<>();
        long weighed = 0;
        long given = 0;
        for (int weight : weights) {
            weighed += weight;
            long upToHere = Math.round((double) weighed * total / all);
            shares.add((int) (upToHere - given));
            given = upToHere;
        }
        return shares;
    }

    /** As even as can be, the larger shares last. */
    static List<Integer> even(int total, int parts) {
        List<Integer> shares = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            shares.add(total / parts + (i >= parts - total % parts ? 1 : 0));
        }
        return shares;
    }
}
