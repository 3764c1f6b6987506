package cn.redflower.casework.approval;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** In which windows a task was worked on: its form may be open at two computers, and the one learns of the other. */
@Repository
class TaskEdits {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskEdits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What others did. @param edits how often in all; whoever has seen as many has missed nothing */
    record Elsewhere(long edits, OffsetDateTime at, String login) {}

    /** Something was saved for a task in a window. */
    void add(String taskId, UUID window, String login) {
        jdbc.sql("""
                        insert into honors.task_edit (task_id, window_id, login, at)
                            values (:task, :window, :login, :now)
                        on conflict (task_id, window_id) do update
                        set login = excluded.login, at = excluded.at, edits = task_edit.edits + 1""")
                .param("task", taskId)
                .param("window", window)
                .param("login", login)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** What was saved in any window but this; empty if nothing was. */
    Optional<Elsewhere> elsewhere(String taskId, UUID window) {
        return jdbc.sql("""
                        select sum(edits) over () as edits, at, login from honors.task_edit
                        where task_id = :task and window_id <> :window order by at desc limit 1""")
                .param("task", taskId)
                .param("window", window)
                .query(Elsewhere.class)
                .optional();
    }

    /** Nobody keeps a form open for so long. */
    @Scheduled(initialDelayString = "PT13M", fixedDelayString = "PT6H")
    void forgetOld() {
        jdbc.sql("delete from honors.task_edit where at < :old")
                .param("old", OffsetDateTime.now(clock).minusDays(7))
                .update();
    }
}
