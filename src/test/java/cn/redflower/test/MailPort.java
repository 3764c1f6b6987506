package cn.redflower.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Where the product of a test looks for a mail server: a port of this JVM alone, as another runs its tests at the same
 * time. It lies below those that systems give to outgoing connections, so that it is still free when a test starts its
 * server.
 */
public class MailPort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final int NUMBER = IntStream.generate(() -> new Random().nextInt(10_000, 32_000))
            .filter(MailPort::isFree)
            .findFirst()
            .orElseThrow();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("spring.mail.host=localhost", "spring.mail.port=" + NUMBER)
                .applyTo(context);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
