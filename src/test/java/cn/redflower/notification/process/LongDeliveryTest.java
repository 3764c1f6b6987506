package cn.redflower.notification.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A batch that takes longer than one job may: here each run has time for a single mail. */
@TestPropertySource(properties = "redflower.mail.longest-run=PT0S")
class LongDeliveryTest extends MailStory {

    @Autowired
    RuntimeService runtime;
    @Autowired
    HistoryService history;

    @Test
    void theRestIsSentByLaterRunsWithoutAFailure() throws IOException {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            world.post("a@school.example", "b@school.example", "c@school.example");
            world.letDeliveriesRunOnce();
            assertThat(world.statuses()).containsExactly("SENT", "PENDING", "PENDING");
            assertThat(runtime.createIncidentQuery().count()).isZero();

            world.letDeliveriesRun();
            assertThat(server.taken).containsExactly("a@school.example", "b@school.example", "c@school.example");
        }
        assertThat(history.createHistoricActivityInstanceQuery().activityId("Event_Pause").finished().count()).isEqualTo(2);
        assertThat(world.deliveriesUnderWay()).isZero();
    }
}
