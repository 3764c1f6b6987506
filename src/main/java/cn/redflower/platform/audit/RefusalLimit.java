package cn.redflower.platform.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Keeps whoever sends refused requests by the thousand from filling the trail: per login and address, and for all
 * together, only so many a minute are recorded one by one, the others are counted. Needs the same little memory however
 * many addresses there are.
 */
class RefusalLimit {

    static final int SINGLY = 30;
    static final int SINGLY_OF_ALL = 600;
    private static final int MOST_SENDERS = 1_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Cache<Sender, Window> windows;
    private Window all;
    private int othersCounted;

    RefusalLimit(LongSupplier nanos) {
        this.nanos = nanos;
        this.all = new Window(nanos.getAsLong());
        this.windows = Caffeine.newBuilder()
                .maximumSize(MOST_SENDERS)
                .executor(Runnable::run)
                .evictionListener((Sender sender, Window window, RemovalCause cause) -> othersCounted += window.counted)
                .build();
    }

    /** Who sends. @param login null for strangers, whatever name they give */
    record Sender(String login, String address) {}

    /** What was only counted. @param sender null for several that were too many to tell apart */
    record Counted(Sender sender, int requests) {}

    private static final class Window {

        private final long began;
        private int singly;
        private int counted;

        Window(long began) {
            this.began = began;
        }
    }

    /** Whether this one is recorded by itself; if not, it is counted. */
    synchronized boolean admits(Sender sender) {
        long now = nanos.getAsLong();
        if (now - all.began >= MINUTE) {
            all = new Window(now);
        }
        Window window = windows.get(sender, unseen -> new Window(now));
        if (now - window.began >= MINUTE && window.counted == 0) {
            window = new Window(now);
            windows.put(sender, window);
        }
        if (window.counted == 0 && window.singly < SINGLY && all.singly < SINGLY_OF_ALL) {
            window.singly++;
            all.singly++;
            return true;
        }
        window.counted++;
        return false;
    }

    /**
     * What was counted in minutes that are over, to be recorded now.
     *
     * @param everything also what the present minute has counted, which begins anew
     */
    synchronized List<Counted> counted(boolean everything) {
        long now = nanos.getAsLong();
        if (everything) {
            all = new Window(now);
        }
        List<Counted> over = new ArrayList<>();
        windows.asMap().entrySet().removeIf(each -> {
            boolean ended = everything || now - each.getValue().began >= MINUTE;
            if (ended && each.getValue().counted > 0) {
                over.add(new Counted(each.getKey(), each.getValue().counted));
            }
            return ended;
        });
        if (othersCounted > 0) {
            over.add(new Counted(null, othersCounted));
            othersCounted = 0;
        }
        return over;
    }
}
