package cn.redflower.notification.process;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.MailPort;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A story that begins with an empty outbox; the mail server listens, or not, at {@link #PORT}. */
@IntegrationTest
@TestPropertySource(properties = {"redflower.mail.retry-cycle=R2/PT1M", "redflower.mail.pause-after-failure=PT0S",
        "redflower.mail.from=小红花 <noreply@flower.example>", "redflower.base-url=https://flower.example/",
        "logging.level.com.icegreen.greenmail=WARN"})
abstract class MailStory {

    static final int PORT = MailPort.NUMBER;

    @Autowired
    MailWorld world;

    @BeforeEach
    void emptyOutbox() {
        world.empty();
    }
}
