package cn.redflower.honours.onestar;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The cap on awards of one kind in a school: a share of the eligible, rounded down, at least one ({@code domain.md} §2,
 * "in principle": going over it takes a recorded reason).
 *
 * @param eligible how many fulfil the conditions today
 * @param rate the share, e.g. 0.30
 */
public record Quota(int eligible, BigDecimal rate) {

    /** The share before rounding, two decimals. */
    public BigDecimal exact() {
        return rate.multiply(BigDecimal.valueOf(eligible)).setScale(2, RoundingMode.HALF_UP);
    }

    /** The cap; none where nobody is eligible. */
    public int cap() {
        return eligible == 0
                ? 0
                : Math.max(
                        1,
                        rate.multiply(BigDecimal.valueOf(eligible))
                                .setScale(0, RoundingMode.FLOOR)
                                .intValue());
    }

    public boolean allows(int awards) {
        return awards <= cap();
    }
}
