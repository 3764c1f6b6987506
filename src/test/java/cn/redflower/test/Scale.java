package cn.redflower.test;

/**
 * How large things are in a test: what a county really has with {@code mvn -Pscale verify}, a small twin of it in every
 * other run. The test and what it demands are the same.
 */
public final class Scale {

    private static final boolean REAL = Boolean.getBoolean("scale");

    private Scale() {}

    /** Whether this run is one at the county's size. */
    public static boolean isReal() {
        return REAL;
    }

    /** @param real at the county's size @param twin in every other run; large enough that a test can still fail */
    public static int of(int real, int twin) {
        return REAL ? real : twin;
    }
}
