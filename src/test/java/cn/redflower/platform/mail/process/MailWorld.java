package cn.redflower.platform.mail.process;

import cn.redflower.people.organ.CountyChanged;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Posting and delivering as the stories of mail tell it. */
@TestComponent
class MailWorld {

    private final Letters letters;
    private final TransactionTemplate transaction;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    MailWorld(
            Letters letters,
            TransactionTemplate transaction,
            ManagementService management,
            RuntimeService runtime,
            JdbcTemplate jdbc,
            ApplicationEventPublisher events) {
        this.letters = letters;
        this.transaction = transaction;
        this.management = management;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.events = events;
    }

    void rename(String county) {
        jdbc.update("update honors.county set name = ?", county);
        events.publishEvent(new CountyChanged());
    }

    void empty() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(MailDeliveryProcess.KEY)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
        jdbc.update("delete from honors.mail");
        jdbc.update("delete from honors.mail_batch");
    }

    static GreenMail serverAt(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }

    static Letter waiting(String recipient) {
        return new Letter(
                recipient,
                "tasks-waiting",
                Map.of(
                        "round",
                        "2026 年一星章评选",
                        "task",
                        "推荐一星章人选",
                        "school",
                        "惠水县晨曦小学",
                        "squadron",
                        "三(2)中队",
                        "deadline",
                        LocalDate.of(2026, 10, 9),
                        "path",
                        "/camunda/app/tasklist/"));
    }

    void post(List<Letter> letter) {
        transaction.executeWithoutResult(status -> letters.post("2026 年一星章评选：推荐开始", "case1", letter));
    }

    void post(String... recipients) {
        post(List.of(recipients).stream().map(MailWorld::waiting).toList());
    }

    /** Lets the engine try every delivery that has a try left, due or not, until none has. */
    void letDeliveriesRun() {
        for (int round = 0; round < 50; round++) {
            List<Job> waiting = management
                    .createJobQuery()
                    .processDefinitionKey(MailDeliveryProcess.KEY)
                    .withRetriesLeft()
                    .list();
            if (waiting.isEmpty()) {
                return;
            }
            waiting.forEach(this::run);
        }
        throw new AssertionError("deliveries do not come to an end");
    }

    /** One try of each delivery. */
    void letDeliveriesRunOnce() {
        management
                .createJobQuery()
                .processDefinitionKey(MailDeliveryProcess.KEY)
                .withRetriesLeft()
                .list()
                .forEach(this::run);
    }

    private void run(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException kept) {
            // the engine has counted the failure, as it does for its own executor
        }
    }

    List<String> statuses() {
        return jdbc.queryForList("select status from honors.mail order by id", String.class);
    }

    String lastErrorOf(String recipient) {
        return jdbc.queryForObject("select last_error from honors.mail where recipient = ?", String.class, recipient);
    }

    long deliveriesUnderWay() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(MailDeliveryProcess.KEY)
                .count();
    }
}
