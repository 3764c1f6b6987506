package cn.redflower.honours.onestar;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the process of every school whose round is opened but not yet running; safe to repeat, and repeated until all
 * run.
 */
@Component
class StartingEvaluations {

    private static final Logger LOG = LoggerFactory.getLogger(StartingEvaluations.class);

    private final Evaluations evaluations;
    private final Rounds rounds;
    private final OneStarFlow flow;
    private final TransactionTemplate transaction;

    StartingEvaluations(Evaluations evaluations, Rounds rounds, OneStarFlow flow, TransactionTemplate transaction) {
        this.evaluations = evaluations;
        this.rounds = rounds;
        this.flow = flow;
        this.transaction = transaction;
    }

    /**
     * Starts what is opened, each school by itself: one that cannot be started holds up no other. Again after an
     * interruption, and every minute while something stands in the way, so that nobody has to ask for a round twice.
     */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void startAll() {
        for (UUID id : evaluations.notYetStarted()) {
            try {
                transaction.executeWithoutResult(status -> start(id));
            } catch (RuntimeException notYet) {
                LOG.warn("the opened evaluation {} cannot be started yet: {}", id, notYet.toString());
            }
        }
    }

    private void start(UUID id) {
        Evaluation evaluation = evaluations.lock(id).orElseThrow();
        if (evaluation.status() == Evaluation.Status.OPENING) {
            evaluations.move(id, Evaluation.Status.NOMINATING);
            flow.start(evaluation, rounds.reminderOf(evaluation.roundId()));
        }
    }
}
