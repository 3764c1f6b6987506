package cn.redflower.people.account.lockout;

import java.time.Duration;

/**
 * When attempts are barred and for how long: so many are free, from then on each that goes wrong doubles the wait.
 *
 * <ul>
 *   <li>An account from an address that is new to it: a guesser.
 *   <li>An account from an address that it has logged in from: mostly its owner who mistypes. Nothing that happens
 *       elsewhere bars her there, and the wait never exceeds a minute, so that nobody is kept from her work; guessing
 *       at one a minute leads nowhere.
 *   <li>An address, whatever the account: somebody who tries one password on many. Schools share one, hence the higher
 *       number.
 *   <li>An account from wherever: many addresses at work together. Softer, as anybody could do this to anybody.
 * </ul>
 *
 * @param free how many may go wrong before the first wait
 */
record BarRule(int free, Duration first, Duration longest) {

    static final BarRule ACCOUNT_AT_ADDRESS = new BarRule(5, Duration.ofMinutes(1), Duration.ofMinutes(15));
    static final BarRule ACCOUNT_AT_KNOWN_ADDRESS = new BarRule(5, Duration.ofSeconds(30), Duration.ofMinutes(1));
    static final BarRule ADDRESS = new BarRule(30, Duration.ofMinutes(1), Duration.ofMinutes(15));
    static final BarRule ACCOUNT = new BarRule(20, Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** The wait after so many went wrong; zero if none. */
    Duration after(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(failures - free, 20));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
