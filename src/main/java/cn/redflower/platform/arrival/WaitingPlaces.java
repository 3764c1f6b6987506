package cn.redflower.platform.arrival;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.Semaphore;

/**
 * How many of the server's threads may wait for bodies at a moment: a tenth for strangers', a fifth for those of people
 * who have logged in, and of these shares no sender more than a fifth, or half if he is a stranger: behind one address
 * may be a school. The rest always have a thread: pages, tasks, health.
 */
class WaitingPlaces {

    private static final int SENDERS = 20_000;

    private final Share strangers;
    private final Share people;

    /** @param threads of the server */
    WaitingPlaces(int threads) {
        strangers = new Share(Math.max(1, threads / 10), 2);
        people = new Share(Math.max(1, threads / 5), 5);
    }

    /** Takes a place for as long as it is open. @return null if there is none */
    Place take(Sender sender) {
        return (sender.known() ? people : strangers).take(sender.name());
    }

    /** A thread that waits. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    private static final class Share {

        private final Semaphore all;
        private final int each;
        private final Cache<String, Semaphore> senders =
                Caffeine.newBuilder().maximumSize(SENDERS).weakValues().build();

        Share(int places, int part) {
            this.all = new Semaphore(places);
            this.each = Math.max(1, places / part);
        }

        Place take(String sender) {
            Semaphore own = senders.get(sender, unseen -> new Semaphore(each));
            if (!own.tryAcquire()) {
                return null;
            }
            if (!all.tryAcquire()) {
                own.release();
                return null;
            }
            return () -> {
                all.release();
                own.release();
            };
        }
    }
}
