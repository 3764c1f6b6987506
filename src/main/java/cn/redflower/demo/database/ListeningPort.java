package cn.redflower.demo.database;

import java.io.IOException;
import java.net.ServerSocket;
import org.springframework.boot.web.server.PortInUseException;

/** The port the product will listen on: better found taken before the county is loaded than after. */
final class ListeningPort {

    private ListeningPort() {}

    static void requireFree(int port) {
        if (port <= 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket(port)) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
    }
}
