package cn.redflower.notification.process;

import cn.redflower.test.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** A story that begins with an empty outbox; the mail server listens, or not, at {@link #PORT}. */
@IntegrationTest
@TestPropertySource(properties = {"redflower.mail.retry-cycle=R2/PT1M", "redflower.mail.pause-after-failure=PT0S",
        "redflower.mail.from=小红花 <noreply@flower.example>", "redflower.base-url=https://flower.example/",
        "logging.level.com.icegreen.greenmail=WARN"})
abstract class MailStory {

    static final int PORT = TestSocketUtils.findAvailableTcpPort();

    @Autowired
    MailWorld world;

    @DynamicPropertySource
    static void smtp(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void emptyOutbox() {
        world.empty();
    }
}
