package cn.redflower.badge;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts the process of every school whose round is opened but not yet running; safe to repeat, and repeated at each start. */
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

    @EventListener(ApplicationReadyEvent.class)
    void afterAnInterruption() {
        int started = startAll();
        if (started > 0) {
            LOG.info("started {} schools' evaluations that were opened before an interruption", started);
        }
    }

    int startAll() {
        int started = 0;
        for (UUID id : evaluations.notYetStarted()) {
            Boolean done = transaction.execute(status -> start(id));
            started += Boolean.TRUE.equals(done) ? 1 : 0;
        }
        return started;
    }

    private boolean start(UUID id) {
        Evaluation evaluation = evaluations.lock(id).orElseThrow();
        if (evaluation.status() != Evaluation.Status.OPENING) {
            return false;
        }
        evaluations.move(id, Evaluation.Status.NOMINATING);
        flow.start(evaluation, rounds.reminderOf(evaluation.roundId()));
        return true;
    }
}
