package cn.redflower.test;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to a database, which a test can cut: as a server that was stopped, or as a network that swallows everything
 * without a word.
 */
public final class DatabaseLine implements Closeable {

    private final InetSocketAddress database;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket door;
    private volatile boolean silent;

    /** @param databasePort where the database really listens, on this machine */
    public DatabaseLine(int databasePort) {
        this.database = new InetSocketAddress(InetAddress.getLoopbackAddress(), databasePort);
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.port = door.getLocalPort();
        start(() -> accept(door));
    }

    public int port() {
        return port;
    }

    /** Nobody listens any more; what was connected is cut. */
    public void refuse() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }

    /** Everything is taken and nothing arrives. */
    public void swallow() {
        silent = true;
    }

    /** As before; connections of the time before are gone. */
    public void mend() {
        if (!silent && !door.isClosed()) {
            return;
        }
        hangUp();
        silent = false;
        if (door.isClosed()) {
            try {
                door = new ServerSocket();
                door.setReuseAddress(true);
                door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ServerSocket reopened = door;
            start(() -> accept(reopened));
        }
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                Socket client = at.accept();
                open.add(client);
                if (!silent) {
                    Socket server = new Socket();
                    open.add(server);
                    server.connect(database);
                    start(() -> copy(client, server));
                    start(() -> copy(server, client));
                }
            }
        } catch (IOException closed) {
            // until it is mended
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] some = new byte[16_384];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                if (!silent) {
                    out.write(some, 0, n);
                }
            }
        } catch (IOException cut) {
            // the other side learns it
        } finally {
            open.remove(from);
        }
    }

    private void hangUp() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException gone) {
                // so it is
            }
        }
        open.clear();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "database-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        refuse();
    }
}
