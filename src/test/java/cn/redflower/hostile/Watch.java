package cn.redflower.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks at each answer for what a server under attack must not do, and at the heap before and after. */
final class Watch {

    /** A stack trace, a class name, a piece of SQL or a path of the machine. */
    private static final Pattern INTERNALS =
            Pattern.compile("\\bat [\\w.$]+\\([\\w]+\\.java|Exception\\b|\\b(?:org|com|java|jakarta|"
                    + "cn)\\.[a-z]+\\.[\\w.]*[A-Z]\\w+|Caused by|PSQL|SQLState|\\bselect .* from |/tmp/|Apache Tomcat");

    private static final long BOUND = 48L << 20;

    private final List<String> faults = new ArrayList<>();
    private final long before = used();
    private int requests;

    /** A few at a time, as from several clients. */
    <T> void each(List<T> all, Consumer<T> work) {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            CompletableFuture.allOf(all.stream()
                            .map(one -> CompletableFuture.runAsync(() -> work.accept(one), clients))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            clients.shutdown();
        }
    }

    synchronized void saw(String what, RawHttp.Answer answer, boolean mayHangUp) {
        requests++;
        // 501 to CONNECT and 505 to another version of the protocol are the connector's, the application never hears of
        // them
        boolean protocol = answer.status() == 501 || answer.status() == 505;
        if (answer.status() >= 500 && !protocol || answer.status() < 0 || answer.status() == 0 && !mayHangUp) {
            faults.add(answer.status() + " to " + shortened(what) + ": " + shortened(answer.body()));
        }
        java.util.regex.Matcher internals = INTERNALS.matcher(answer.body());
        if (answer.status() >= 400 && internals.find()) {
            faults.add("internals (" + internals.group() + ") to " + what + ": " + shortened(answer.body()));
        }
    }

    int requests() {
        return requests;
    }

    /** No answer was wrong, and nothing is kept of all the requests. */
    void assertUnharmed() {
        assertThat(faults).as("%d requests", requests).isEmpty();
        long grown = used() - before;
        for (int again = 0; grown >= BOUND && again < 3; again++) {
            grown = used() - before;
        }
        assertThat(grown).as("bytes of heap that the requests left behind").isLessThan(BOUND);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
