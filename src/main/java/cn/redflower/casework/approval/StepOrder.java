package cn.redflower.casework.approval;

import cn.redflower.casework.approval.Opinions.Opinion;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.time.EndOfDay;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a service step finds on record before it acts. A token is no record: whoever repairs cases can lead it anywhere
 * and fire a timer early, so every step asks for the decision, the state and the hour that it rests on
 * ({@code platform-notes.md}, "operations can lead a token past anything"). Each method returns if it is the step's
 * turn and otherwise throws a {@link RefusedException} in the words of the bundle {@code approval}; nothing has been
 * done then.
 */
@Component
public class StepOrder {

    private static final String WITHDRAWN = "withdraw";

    private final Opinions opinions;
    private final JdbcClient jdbc;
    private final Clock clock;

    StepOrder(Opinions opinions, JdbcClient jdbc, Clock clock) {
        this.opinions = opinions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The latest word of a case at some tasks is this decision at this task. A return or a withdrawal of the whole
     * given later has undone it.
     *
     * @param returnsAt further tasks at which the list can come back
     */
    public void requireDecided(String caseId, String taskKey, String decision, String... returnsAt) {
        Set<String> tasks = Set.of(returnsAt);
        Optional<Opinion> last = opinions.of(caseId).stream()
                .filter(word -> word.taskKey().equals(taskKey)
                        || undoes(word) && (tasks.contains(word.taskKey()) || WITHDRAWN.equals(word.taskKey())))
                .reduce((earlier, later) -> later);
        require(
                last.filter(word -> word.taskKey().equals(taskKey) && decision.equals(word.decision()))
                        .isPresent(),
                "approval.step.not-decided");
    }

    private static boolean undoes(Opinion word) {
        return word.subject() == null
                && Set.of("return", WITHDRAWN).contains(word.decision() == null ? "" : word.decision());
    }

    /** The hour is still to come: of a deadline that has passed nobody is reminded. */
    public boolean isAhead(Instant moment) {
        return clock.instant().isBefore(moment);
    }

    /** The hour has come. */
    public void requireReached(Instant moment) {
        if (isAhead(moment)) {
            throw new RefusedException(
                    Refusal.conflict("approval.step.too-early", EndOfDay.inWords(moment, clock.getZone())));
        }
    }

    /** The hour has come. */
    public void requireReached(OffsetDateTime moment) {
        requireReached(moment.toInstant());
    }

    /** A task of the running process is open and its due date has passed: the reminder is no mail out of turn. */
    public void requireLate(String processInstanceId, String taskKey) {
        List<OffsetDateTime> due = jdbc.sql("""
                        select due_date_ from act_ru_task where proc_inst_id_ = ? and task_def_key_ = ?
                            and due_date_ is not null
                        order by due_date_""")
                .params(processInstanceId, taskKey)
                .query((rs, row) -> rs.getTimestamp(1).toInstant().atOffset(ZoneOffset.UTC))
                .list();
        require(!due.isEmpty());
        requireReached(due.get(0));
    }

    /** The case stands where the step belongs. */
    public static void require(boolean right) {
        require(right, "approval.step.not-its-turn");
    }

    private static void require(boolean right, String code) {
        if (!right) {
            throw new RefusedException(Refusal.conflict(code));
        }
    }
}
