package cn.redflower.platform.mail.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StubbornServerTest extends MailStory {

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Test
    void oneAddressRefusedForGoodDoesNotKeepTheOthersBack() throws IOException {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            world.post("a@school.example", "gone@school.example", "b@school.example", "c@school.example");
            world.letDeliveriesRun();
            assertThat(server.taken).containsExactly("a@school.example", "b@school.example", "c@school.example");
            assertThat(server.connections).as("one connection for all").hasValue(1);
        }
        assertThat(world.statuses()).containsExactly("SENT", "FAILED", "SENT", "SENT");
        assertThat(world.lastErrorOf("gone@school.example")).isEqualTo("SMTPAddressFailedException 550");
        assertThat(world.deliveriesUnderWay()).as("nothing is left to be tried").isZero();
    }

    @Test
    void whatIsNoAddressIsListedAsFailed() throws IOException {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            world.post("", "no address", "someone", "a@school.example");
            world.letDeliveriesRun();
            assertThat(server.taken).containsExactly("a@school.example");
        }
        assertThat(world.statuses()).containsExactly("FAILED", "FAILED", "FAILED", "SENT");
        assertThat(world.lastErrorOf("someone")).isEqualTo("AddressException");
    }

    @Test
    void whoIsAskedToComeBackLaterComesBack() throws IOException {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            world.post("later@school.example", "a@school.example");
            world.letDeliveriesRunOnce();
            assertThat(world.statuses()).containsExactly("PENDING", "SENT");
            assertThat(world.lastErrorOf("later@school.example")).isEqualTo("SMTPAddressFailedException 450");

            server.greylists = false;
            world.letDeliveriesRun();
            assertThat(server.taken).containsExactly("a@school.example", "later@school.example");
        }
        assertThat(world.statuses()).containsOnly("SENT");
        assertThat(world.deliveriesUnderWay()).isZero();
    }

    @Test
    void noAddressReachesTheEngine() throws IOException {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            world.post("later@school.example");
            world.letDeliveriesRun();
            assertThat(server.taken).isEmpty();
        }
        Incident incident = runtime.createIncidentQuery().singleResult();
        assertThat(incident.getIncidentMessage()).isEqualTo("mail was not delivered: SMTPAddressFailedException 450");
        Job job = management
                .createJobQuery()
                .processDefinitionKey("mail-delivery")
                .singleResult();
        assertThat(management.getJobExceptionStacktrace(job.getId())).doesNotContain("@", "greylisted");
    }

    @Test
    void aServerThatTakesSoManyMailsAConnectionGetsThemAllInOneRun() throws IOException {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 7)) {
            world.post(IntStream.range(0, 20)
                    .mapToObj(i -> "q" + i + "@school.example")
                    .toArray(String[]::new));
            world.letDeliveriesRunOnce();
            assertThat(server.taken).hasSize(20).doesNotHaveDuplicates();
            assertThat(server.connections).hasValue(3);
        }
        assertThat(world.statuses()).containsOnly("SENT");
    }

    @Test
    void aSenderThatIsNotAllowedStopsTheRunAtOnce() throws IOException {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            server.refusesSender = true;
            world.post("a@school.example");
            world.post("b@school.example", "c@school.example");
            world.letDeliveriesRun();
            assertThat(server.taken).isEmpty();
        }
        assertThat(world.statuses()).containsOnly("PENDING");
        assertThat(runtime.createIncidentQuery().list())
                .hasSize(2)
                .allSatisfy(
                        incident -> assertThat(incident.getIncidentMessage()).endsWith("SMTPSendFailedException 553"));
    }
}
