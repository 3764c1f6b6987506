package cn.redflower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.redflower.test.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
class ApplicationStartTest {

    @Autowired
    MockMvc http;

    @Test
    void a_stranger_is_asked_to_log_in() throws Exception {
        http.perform(get("/api/anything")).andExpect(status().isUnauthorized());
        http.perform(get("/engine-rest/task")).andExpect(status().isUnauthorized());
        assertThat(http.perform(get("/")).andReturn().getResponse().getRedirectedUrl())
                .endsWith("/login");
    }
}
