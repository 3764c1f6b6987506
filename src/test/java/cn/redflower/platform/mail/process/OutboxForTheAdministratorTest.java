package cn.redflower.platform.mail.process;

import static cn.redflower.test.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class OutboxForTheAdministratorTest extends MailStory {

    private static final RequestPostProcessor ADMINISTRATOR = user("admin").roles("ADMINISTRATOR");
    private static final RequestPostProcessor TEACHER = user("teacher").authorities(List.of());

    @Autowired
    MockMvc http;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void onlyTheAdministratorSeesIt() throws Exception {
        http.perform(get("/api/mails").with(TEACHER))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("problem.not-allowed"));
        http.perform(get("/mails").with(TEACHER)).andExpect(status().isForbidden());
        http.perform(post("/api/mails/retry")
                        .with(TEACHER)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isForbidden());
        http.perform(post("/mails/retry").with(TEACHER).with(csrf()).param("all", "true"))
                .andExpect(status().isForbidden());
    }

    @Test
    void itListsWhatWaitsWhatWasSentAndWhatWasRefused() throws Exception {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            world.post("a@school.example", "gone@school.example", "later@school.example");
            world.letDeliveriesRunOnce();
            assertThat(server.taken).hasSize(1);
        }
        http.perform(get("/api/mails").with(ADMINISTRATOR))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.counts.pending").value(1))
                .andExpect(jsonPath("$.counts.failed").value(1))
                .andExpect(jsonPath("$.counts.sentToday").value(1))
                .andExpect(jsonPath("$.mails.length()").value(3))
                .andExpect(jsonPath("$.mails[0].recipient").value("later@school.example"))
                .andExpect(jsonPath("$.mails[0].status").value("PENDING"))
                .andExpect(jsonPath("$.mails[0].model").doesNotExist());
        http.perform(get("/api/mails?status=FAILED").with(ADMINISTRATOR))
                .andExpect(jsonPath("$.mails.length()").value(1))
                .andExpect(jsonPath("$.mails[0].lastError").value("SMTPAddressFailedException 550"));
        Long newest = jdbc.queryForObject("select max(id) from honors.mail", Long.class);
        http.perform(get("/api/mails?size=1&before=" + newest).with(ADMINISTRATOR))
                .andExpect(jsonPath("$.mails.length()").value(1))
                .andExpect(jsonPath("$.mails[0].recipient").value("gone@school.example"));
        http.perform(get("/api/mails?status=LOST").with(ADMINISTRATOR)).andExpect(status().isBadRequest());
        http.perform(get("/mails").with(ADMINISTRATOR))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("待发送 1 封，地址被拒收 1 封，今天已发送 1 封")))
                .andExpect(content().string(containsString("gone@school.example")))
                .andExpect(content().string(containsString("地址被拒收")));
        http.perform(get("/mails?status=SENT").with(ADMINISTRATOR)).andExpect(status().isOk());
    }

    @Test
    void anIncidentIsTriedAgainAtOnceWhenAsked() throws Exception {
        world.post("a@school.example");
        world.letDeliveriesRun();
        assertThat(runtime.createIncidentQuery().count()).isEqualTo(1);
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            http.perform(post("/api/mails/retry")
                            .with(ADMINISTRATOR)
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.batches").value(1));
            world.letDeliveriesRun();
            assertThat(server.taken).containsExactly("a@school.example");
        }
        assertThat(jdbc.queryForList(
                        "select detail from honors.audit_entry where action = 'mail.retried' and login = 'admin' order "
                                + "by number desc limit 1",
                        String.class))
                .containsExactly("1");
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    @Test
    void aRefusedMailIsTriedAgainOnlyWhenAsked() throws Exception {
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            world.post("gone@school.example", "a@school.example");
            world.post("gone2@school.example");
            world.letDeliveriesRun();
            assertThat(server.taken).hasSize(1);
        }
        jdbc.update("update honors.mail set recipient = 'back@school.example' where recipient = 'gone@school.example'");
        Long id = jdbc.queryForObject("select id from honors.mail where recipient = 'back@school.example'", Long.class);
        try (StubbornSmtp server = new StubbornSmtp(PORT, 1000)) {
            http.perform(post("/mails/retry").with(ADMINISTRATOR).with(csrf()).param("id", id.toString()))
                    .andExpect(redirectedUrl("/mails"));
            world.letDeliveriesRun();
            assertThat(server.taken).containsExactly("back@school.example");
        }
        assertThat(world.statuses()).containsExactly("SENT", "SENT", "FAILED");
        assertThat(world.deliveriesUnderWay()).isZero();
    }
}
