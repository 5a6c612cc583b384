package io.vedette.tests.replication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A master that says what it was told to, in pieces of any size, whatever it is asked; it answers one replica at a time. */
final class BrokenMaster implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;
    private static final String ACKNOWLEDGED = "\r\nACK\r\n";

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final RandomGenerator random;

    BrokenMaster(RandomGenerator random) throws IOException {
        this.random = random;
        listener.setSoTimeout(PATIENCE_MS);
    }

    int port() {
        return listener.getLocalPort();
    }

    /**
     * Says its part to whoever comes next, and then waits until that one has hung up, which it has to.
     *
     * @return everything it was told meanwhile
     */
    String play(Part part) throws IOException {
        StringBuilder heard = new StringBuilder();
        try (Socket replica = listener.accept()) {
            replica.setTcpNoDelay(true);
            replica.setSoTimeout(PATIENCE_MS);
            try {
                say(replica, part.greeting());
                say(replica, part.snapshot());
                if (part.isWhole()) {
                    listen(replica, heard, ACKNOWLEDGED);
                }
                say(replica, part.stream());
                replica.shutdownOutput();
                listen(replica, heard, "\0");
            } catch (SocketException hungUp) {
                heard.append(" (it hung up)");
            }
        }
        return heard.toString();
    }

    private void say(Socket replica, byte[] bytes) throws IOException {
        OutputStream out = replica.getOutputStream();
        int most = 1 << random.nextInt(4, 20);
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(most));
            out.write(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
    }

    /** Until it says this, or hangs up. */
    private static void listen(Socket replica, StringBuilder heard, String until) throws IOException {
        byte[] bytes = new byte[1024];
        while (heard.indexOf(until) < 0) {
            int count = replica.getInputStream().read(bytes);
            if (count < 0) {
                return;
            }
            heard.append(new String(bytes, 0, count, ISO_8859_1));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
