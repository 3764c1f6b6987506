package cn.redflower.platform.mail.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.MailPort;
import cn.redflower.test.OtherSettings;
import java.io.IOException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A batch that takes longer than one job may: here each run has time for a single mail. */
@OtherSettings
class LongDeliveryTest {

    @Autowired
    MailWorld world;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Test
    void theRestIsSentByLaterRunsWithoutAFailure() throws IOException {
        try (StubbornSmtp server = new StubbornSmtp(MailPort.NUMBER, 1000)) {
            world.post("a@school.example", "b@school.example", "c@school.example");
            world.letDeliveriesRunOnce();
            assertThat(world.statuses()).containsExactly("SENT", "PENDING", "PENDING");
            assertThat(runtime.createIncidentQuery().count()).isZero();

            world.letDeliveriesRun();
            assertThat(server.taken).containsExactly("a@school.example", "b@school.example", "c@school.example");
        }
        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId("Event_Pause")
                        .finished()
                        .count())
                .isEqualTo(2);
        assertThat(world.deliveriesUnderWay()).isZero();
    }
}
