package cn.redflower.platform.mail.process;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.MailPort;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A story that begins with an empty outbox; the mail server listens, or not, at {@link #PORT}. */
@IntegrationTest
abstract class MailStory {

    static final int PORT = MailPort.NUMBER;

    @Autowired
    MailWorld world;

    @BeforeEach
    void emptyOutbox() {
        world.empty();
    }
}
