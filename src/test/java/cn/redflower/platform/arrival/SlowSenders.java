package cn.redflower.platform.arrival;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Clients who begin a request and then send a byte now and then, until the server ends it. */
final class SlowSenders implements AutoCloseable {

    private static final long BETWEEN_BYTES = Duration.ofMillis(300).toNanos();

    private final List<Sending> all = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private volatile int rounds;

    SlowSenders(int port, int number, String beginning) {
        this(port, number, which -> beginning);
    }

    /** @param beginning what each sends at first */
    SlowSenders(int port, int number, IntFunction<String> beginning) {
        IntStream.range(0, number).forEach(which -> all.add(new Sending(port, beginning.apply(which))));
        Thread dripping = new Thread(this::drip, "slow-senders");
        dripping.setDaemon(true);
        dripping.start();
    }

    private void drip() {
        while (!closed) {
            all.forEach(Sending::drip);
            rounds++;
            LockSupport.parkNanos(BETWEEN_BYTES);
        }
    }

    /** Until the server has had the beginning of each, and bytes after it. */
    void awaitArrivals() {
        int begun = rounds;
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> rounds > begun + 2);
    }

    long open() {
        return all.stream().filter(each -> !each.ended).count();
    }

    void awaitEnds(Duration most) {
        Awaitility.await().atMost(most).until(() -> open() == 0);
    }

    /** How those were answered that were. */
    List<Integer> statuses() {
        return all.stream()
                .map(each -> each.answer.toString(StandardCharsets.UTF_8))
                .filter(answer -> answer.startsWith("HTTP/1.1 "))
                .map(answer -> Integer.valueOf(answer.substring(9, 12)))
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(Sending::close);
    }

    private static final class Sending {

        private final Socket socket;
        private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
        private volatile boolean ended;

        Sending(int port, String beginning) {
            try {
                socket = new Socket("localhost", port);
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void drip() {
            if (ended) {
                return;
            }
            try {
                byte[] said = new byte[socket.getInputStream().available()];
                answer.writeBytes(
                        said.length == 0 ? said : socket.getInputStream().readNBytes(said.length));
                socket.getOutputStream().write('a');
            } catch (IOException hungUp) {
                readTheRest();
                ended = true;
            }
        }

        private void readTheRest() {
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException reset) {
                // what was said before is kept
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException gone) {
                // so it is
            }
        }
    }
}
