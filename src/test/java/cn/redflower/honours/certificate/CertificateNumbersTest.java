package cn.redflower.honours.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.test.IntegrationTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class CertificateNumbersTest {

    @Autowired
    CertificateNumbers numbers;

    @Autowired
    TransactionTemplate transaction;

    private final CertificateSeries series = CertificateSeries.ofYear("T" + UUID.randomUUID(), 2026);
    private final ExecutorService others = Executors.newFixedThreadPool(6);

    @AfterEach
    void end() {
        others.shutdownNow();
    }

    @Test
    void numbers_count_from_one_per_series() {
        CertificateSeries another = new CertificateSeries(series.name() + "-B", 3);
        assertThat(take(2)).containsExactly(number(1), number(2));
        assertThat(transaction.<String>execute(tx -> numbers.next(series))).isEqualTo(number(3));
        assertThat(transaction.<String>execute(tx -> numbers.next(another))).isEqualTo(another.format(1));
        assertThat(take(0)).isEmpty();
    }

    @Test
    void a_number_is_taken_within_a_transaction_only() {
        assertThatThrownBy(() -> numbers.next(series)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_is_rolled_back_leaves_no_gap_even_if_somebody_was_waiting_for_it() throws Exception {
        take(1);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Future<?> rolledBack = others.submit(() -> transaction.executeWithoutResult(tx -> {
            assertThat(numbers.nextBlock(series, 5)).startsWith(number(2));
            taken.countDown();
            await(letGo);
            tx.setRollbackOnly();
        }));
        taken.await();
        CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(() -> take(2), others);
        assertThat(waiting).isNotDone();
        letGo.countDown();
        rolledBack.get();
        assertThat(waiting.get()).containsExactly(number(2), number(3));
    }

    @Test
    void many_at_once_get_every_number_once() throws Exception {
        List<CompletableFuture<List<String>>> all = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i % 4 == 3 ? rollBack() : take(3), others))
                .toList();
        List<String> given =
                all.stream().flatMap(future -> future.join().stream()).toList();
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 90).mapToObj(this::number).toList());
    }

    private List<String> take(int count) {
        return transaction.execute(tx -> numbers.nextBlock(series, count));
    }

    private List<String> rollBack() {
        return transaction.execute(tx -> {
            numbers.nextBlock(series, 2);
            tx.setRollbackOnly();
            return List.of();
        });
    }

    private String number(int number) {
        return series.format(number);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
