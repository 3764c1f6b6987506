package cn.redflower.platform.mail.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An SMTP server with the bad habits of real ones: no such mailbox ({@code gone…}), come back later ({@code later…}),
 * and so many mails a connection only. GreenMail takes everything.
 */
class StubbornSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final int mailsPerConnection;
    final List<String> taken = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    volatile boolean greylists = true;
    volatile boolean refusesSender;

    StubbornSmtp(int port, int mailsPerConnection) throws IOException {
        this.mailsPerConnection = mailsPerConnection;
        socket = new ServerSocket(port, 20, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::listen, "stubborn-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                connections.incrementAndGet();
                talk(client);
            } catch (IOException e) {
                // the client or the test has ended it
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 stubborn");
        String recipient = null;
        int mails = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("MAIL") && mails >= mailsPerConnection) {
                say(out, "421 too many mails on this connection");
                return;
            } else if (command.startsWith("MAIL") && refusesSender) {
                say(out, "553 sender not allowed");
            } else if (command.startsWith("RCPT")) {
                recipient = line.replaceAll(".*<|>.*", "");
                say(
                        out,
                        recipient.startsWith("gone")
                                ? "550 5.1.1 <" + recipient + "> no such mailbox"
                                : recipient.startsWith("later") && greylists
                                        ? "450 4.2.0 <" + recipient + "> greylisted"
                                        : "250 ok");
            } else if (command.startsWith("DATA")) {
                say(out, "354 go on");
                while (!".".equals(in.readLine())) {
                    // the content does not matter
                }
                taken.add(recipient);
                mails++;
                say(out, "250 taken");
            } else if (command.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
