package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Somebody who opens another page before the answer has come is no fault of ours: the log stays as it was. */
@ExtendWith(OutputCaptureExtension.class)
class ClientsWhoLeaveTest {

    @RestController
    static class Slow {

        @GetMapping("/slow")
        String answer() throws AsyncRequestNotUsableException {
            throw new AsyncRequestNotUsableException("ServletOutputStream failed to write");
        }
    }

    @Test
    void nothing_is_answered_and_nothing_logged(CapturedOutput log) throws Exception {
        String answer = MockMvcBuilders.standaloneSetup(new Slow())
                .setControllerAdvice(new ApiProblems(null, null, null, "20MB"))
                .build()
                .perform(get("/slow"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).isEmpty();
        assertThat(log.getAll()).doesNotContain("ERROR").doesNotContain("AsyncRequestNotUsableException");
    }
}
