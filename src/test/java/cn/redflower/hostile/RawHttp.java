package cn.redflower.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Speaks to the server in bytes, as no well-bred client would. */
final class RawHttp {

    private static final int PATIENCE = 45_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** @param status 0 if the server hung up without a word, -1 if it said nothing for too long */
    record Answer(int status, String head, String body) {}

    static String basic(String login) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Sends the bytes, says that there is no more, and reads what comes until the server hangs up. */
    Answer send(byte[] request) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress("localhost", port), PATIENCE);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (IOException hungUpWhileWeSpoke) {
                // what it said before may still be there
            }
            return read(socket.getInputStream());
        } catch (SocketTimeoutException silence) {
            return new Answer(-1, "", "");
        } catch (IOException e) {
            return new Answer(0, "", "");
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketTimeoutException silence) {
            if (all.size() == 0) {
                throw silence;
            }
        } catch (IOException hungUp) {
            // keep what came
        }
        String text = all.toString(StandardCharsets.UTF_8);
        if (!text.startsWith("HTTP/1.1 ")) {
            return new Answer(0, "", text);
        }
        int end = text.indexOf("\r\n\r\n");
        return new Answer(
                Integer.parseInt(text.substring(9, 12)),
                end < 0 ? text : text.substring(0, end),
                end < 0 ? "" : text.substring(end + 4));
    }
}
