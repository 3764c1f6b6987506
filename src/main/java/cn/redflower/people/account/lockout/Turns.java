package cn.redflower.people.account.lockout;

import cn.redflower.people.account.TooManyAttempts;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Attempts to log in come one after the other: of an account from an address one at a time, of an address a few. An
 * attempt counts as wrong until it is known to be right ({@link Attempts}), so without turns those under way would bar
 * each other: a script's first parallel requests, or a school whose teachers all begin at eight. Whoever is refused
 * while others are under way asks once more when they are done.
 */
final class Turns {

    /** Of one address; fewer than any rule leaves free, and more than a machine compares at once. */
    private static final int TOGETHER = 8;

    private static final int PLACES = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cache<Account, Semaphore> accounts = Caffeine.newBuilder()
            .maximumSize(PLACES)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();
    private final Cache<String, Place> addresses = Caffeine.newBuilder()
            .maximumSize(PLACES)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    private record Account(String login, String address) {}

    /** @param ended how many attempts there have turned out right or wrong */
    private record Place(Semaphore turns, AtomicInteger ended) {

        /**
         * Looks at a password; if that is refused, perhaps only for others that turn out right, once more when nobody
         * else is at it.
         */
        <T> T take(Supplier<T> attempt) {
            int before = ended.get();
            try {
                return with(turns, 1, () -> counted(attempt));
            } catch (TooManyAttempts refused) {
                if (turns.availablePermits() == TOGETHER && ended.get() == before) {
                    throw refused;
                }
                return with(turns, TOGETHER, () -> counted(attempt));
            }
        }

        private <T> T counted(Supplier<T> attempt) {
            boolean refused = false;
            try {
                return attempt.get();
            } catch (TooManyAttempts notLookedAt) {
                refused = true;
                throw notLookedAt;
            } finally {
                ended.addAndGet(refused ? 0 : 1);
            }
        }
    }

    /** @throws TooManyAttempts what the attempt throws; also if too many are before it */
    <T> T of(String login, String address, Supplier<T> attempt) {
        Place place = addresses.get(address, key -> new Place(new Semaphore(TOGETHER, true), new AtomicInteger()));
        return with(
                accounts.get(new Account(login, address), key -> new Semaphore(1, true)), 1, () -> place.take(attempt));
    }

    private static <T> T with(Semaphore turns, int permits, Supplier<T> work) {
        try {
            if (!turns.tryAcquire(permits, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyAttempts(Duration.ofMinutes(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyAttempts(Duration.ofMinutes(1));
        }
        try {
            return work.get();
        } finally {
            turns.release(permits);
        }
    }
}
