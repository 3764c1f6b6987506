package cn.redflower.test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Several clients that send at the same moment. How often tests repeat it is {@code -Draces=200}; a few times without.
 */
public final class AtOnce {

    /** Repetitions of a race. */
    public static final int RACES = Integer.getInteger("races", 2);

    private AtOnce() {}

    /** Sends as so many clients, each as the function says for its number, and gives the answers in that order. */
    public static List<HttpResponse<String>> send(int clients, IntFunction<HttpResponse<String>> client) {
        ExecutorService people = Executors.newFixedThreadPool(clients);
        CyclicBarrier together = new CyclicBarrier(clients);
        try {
            return people
                    .invokeAll(IntStream.range(0, clients)
                            .<Callable<HttpResponse<String>>>mapToObj(i -> () -> {
                                together.await();
                                return client.apply(i);
                            })
                            .toList())
                    .stream()
                    .map(AtOnce::answer)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            people.shutdownNow();
        }
    }

    private static HttpResponse<String> answer(Future<HttpResponse<String>> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
