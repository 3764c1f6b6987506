package cn.redflower.platform.mail.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class DeliveringMailTest extends MailStory {

    @Autowired
    Letters letters;

    @Autowired
    RevivingDeliveries reviving;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcTemplate jdbc;

    private GreenMail server;

    @BeforeEach
    void startServer() {
        server = MailWorld.serverAt(PORT);
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void anApprovalDoesNotWaitForMail() throws Exception {
        world.post("q01@school.example");
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(world.statuses()).containsExactly("PENDING");

        world.letDeliveriesRun();
        assertThat(world.statuses()).containsExactly("SENT");
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("待办：推荐一星章人选（2026 年一星章评选）");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("noreply@flower.example", "小红花", "UTF-8"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).endsWith("@flower.example>");
        String batch = jdbc.queryForObject("select id::text from honors.mail_batch", String.class);
        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId("EndEvent_MailDelivered")
                        .processInstanceId(history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(batch)
                                .singleResult()
                                .getId())
                        .finished()
                        .count())
                .isEqualTo(1);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processDefinitionKey("mail-delivery")
                        .count())
                .as("no variables")
                .isZero();
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        transaction.executeWithoutResult(status -> {
            letters.post("2026 年一星章评选：推荐开始", "case1", List.of(MailWorld.waiting("q01@school.example")));
            status.setRollbackOnly();
        });
        world.letDeliveriesRun();
        assertThat(world.statuses()).isEmpty();
        assertThat(world.deliveriesUnderWay()).isZero();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void withoutATransactionNothingIsPosted() {
        List<Letter> letter = List.of(MailWorld.waiting("q01@school.example"));
        assertThatThrownBy(() -> letters.post("x", "case1", letter))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theSameLetterToTheSamePersonIsSentOnce() {
        world.post("q01@school.example", "q01@school.example", "q02@school.example");
        world.letDeliveriesRun();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void noLettersMakeNoDelivery() {
        world.post(List.of());
        assertThat(world.deliveriesUnderWay()).isZero();
    }

    @Test
    void whileTheServerIsDownItIsAnIncidentAndOnceItIsBackAllArrive() throws Exception {
        server.stop();
        IntStream.range(0, 5).forEach(i -> world.post("a" + i + "@school.example", "b" + i + "@school.example"));
        world.letDeliveriesRun();
        List<Incident> incidents = runtime.createIncidentQuery()
                .processDefinitionKeyIn("mail-delivery")
                .list();
        assertThat(incidents).hasSize(5).allSatisfy(incident -> {
            assertThat(incident.getActivityId()).isEqualTo("Task_DeliverMail");
            assertThat(incident.getIncidentMessage())
                    .isEqualTo("mail was not delivered: MailConnectException ConnectException");
        });
        assertThat(world.statuses()).hasSize(10).containsOnly("PENDING");

        reviving.revive();
        world.letDeliveriesRun();
        assertThat(runtime.createIncidentQuery().count())
                .as("still down: the incidents stay")
                .isEqualTo(5);

        server = MailWorld.serverAt(PORT);
        reviving.revive();
        world.letDeliveriesRun();
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(world.statuses()).hasSize(10).containsOnly("SENT");
        assertThat(server.getReceivedMessages()).hasSize(10);
        assertThat(world.deliveriesUnderWay()).isZero();
    }

    @Test
    void aServerThatGoesAwayInTheMiddleGetsTheRestLaterAndNothingTwice() throws Exception {
        world.post("first@school.example");
        world.letDeliveriesRun();
        server.stop();
        world.post("second@school.example");
        world.letDeliveriesRunOnce();
        assertThat(world.statuses()).containsExactly("SENT", "PENDING");

        server = MailWorld.serverAt(PORT);
        world.letDeliveriesRun();
        assertThat(world.statuses()).containsExactly("SENT", "SENT");
        assertThat(server.getReceivedMessages())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getAllRecipients()[0]).hasToString("second@school.example"));
    }

    @Test
    void ifTheRecordIsLostAfterTheServerTookTheMailItIsRepeatedAsTheSameMail() throws Exception {
        jdbc.execute("create sequence honors.records");
        jdbc.execute("""
                create function honors.lose_second_record() returns trigger language plpgsql as
                $$ begin if new.status = 'SENT' and nextval('honors.records') = 2 then raise exception 'lost'; end if;
                    return new; end $$""");
        jdbc.execute("create trigger lose_second_record before update on honors.mail for each row execute function "
                + "honors.lose_second_record()");
        try {
            world.post("a@school.example", "b@school.example", "c@school.example");
            world.letDeliveriesRunOnce();
            assertThat(world.statuses()).containsExactly("SENT", "PENDING", "PENDING");

            world.letDeliveriesRun();
            assertThat(world.statuses()).containsOnly("SENT");
        } finally {
            jdbc.execute("drop trigger lose_second_record on honors.mail");
            jdbc.execute("drop function honors.lose_second_record");
            jdbc.execute("drop sequence honors.records");
        }
        List<String> received = Arrays.stream(server.getReceivedMessages())
                .map(DeliveringMailTest::recipientAndId)
                .toList();
        assertThat(received).hasSize(4);
        assertThat(received.get(2)).startsWith("b@").isEqualTo(received.get(1));
        assertThat(received.stream().distinct()).as("the others came once").hasSize(3);
    }

    private static String recipientAndId(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0] + " " + mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
