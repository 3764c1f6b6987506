package cn.redflower.honours.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of an award for individuals or for collectives.
 *
 * @param conditions id of the decision table that judges who can be nominated
 * @param ladder what has to be held before; null: nothing
 * @param brigades for collectives: whether a brigade as a whole can have it
 * @param places how many a school and the county can have
 */
public record AwardCategory(
        String conditions,
        Ladder ladder,
        @DefaultValue("false") boolean brigades,
        @DefaultValue Places places) {

    /**
     * The step below.
     *
     * @param kind id of the award that has to be held, valid and not revoked
     * @param schoolYearsBack how old it may be: 1 is the school year of the round or the one before
     */
    public record Ladder(String kind, @DefaultValue("1") int schoolYearsBack) {}

    /** What a share is taken of. */
    public enum Base {
        /** Those who fulfil the conditions, the ladder included. */
        POOL,
        /** The squadrons of the school. */
        SQUADRONS,
        /** Nothing: each school has {@code perSchool} places. */
        NONE
    }

    /**
     * How places are counted.
     *
     * @param rate the share of the base
     * @param rounding of a share that is no whole number
     * @param atLeast what a school has whose base is not empty, however small the share
     * @param perSchool places of a school if there is no base
     * @param county how many the county has in all, whatever the schools' places add up to; null: the share of the
     *     county's base, or the sum of the schools'
     */
    public record Places(
            @DefaultValue("NONE") Base base,
            @DefaultValue("0") BigDecimal rate,
            @DefaultValue("DOWN") RoundingMode rounding,
            @DefaultValue("1") int atLeast,
            @DefaultValue("0") int perSchool,
            Integer county) {

        /** The places of a school. */
        public int ofSchool(int size) {
            return base == Base.NONE ? perSchool : size == 0 ? 0 : Math.max(atLeast, share(size));
        }

        /**
         * The places of the county.
         *
         * @param size the county's base
         * @param ofSchools the sum of the schools' places
         */
        public int ofCounty(int size, int ofSchools) {
            return county != null ? county : base == Base.NONE ? ofSchools : share(size);
        }

        private int share(int size) {
            return rate.multiply(BigDecimal.valueOf(size)).setScale(0, rounding).intValueExact();
        }
    }
}
