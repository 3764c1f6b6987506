package cn.redflower.people.account.invitation;

import cn.redflower.platform.typed.Typed;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Somebody forgot her password. Looked into after the answer has been given, so that neither it nor its time tells
 * whether there is such an account.
 */
@Service
class AskingForLink implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AskingForLink.class);
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9]{1,64}");
    private static final int WAITING = 1_000;

    private final Inviting inviting;
    private final ThreadPoolExecutor later = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            work -> new Thread(work, "password-links"),
            new ThreadPoolExecutor.DiscardPolicy());

    AskingForLink(Inviting inviting) {
        this.inviting = inviting;
    }

    void ask(String typed) {
        String login = Typed.login(typed);
        if (LOGIN.matcher(login).matches()) {
            later.execute(() -> look(login));
        }
    }

    private void look(String login) {
        try {
            inviting.askedFor(login);
        } catch (RuntimeException e) {
            LOG.error("a link could not be posted: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        later.shutdown();
        later.awaitTermination(5, TimeUnit.SECONDS);
    }
}
