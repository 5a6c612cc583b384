package io.vedette.tests.replication;

import static org.awaitility.Awaitility.await;

import io.vedette.tests.cluster.Member;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A master whose snapshot begins well, is damaged in the middle, and breaks off. */
final class FakeMaster implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicInteger attempts = new AtomicInteger();

    FakeMaster() throws IOException {
        Thread thread = new Thread(this::serve, "fake-master");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Until so many snapshots were sent, and what came of the last but one can be seen. */
    void awaitAttempts(int wanted) {
        await("attempts").atMost(Member.PATIENCE).until(() -> attempts.get() > wanted);
    }

    private void serve() {
        try {
            while (true) {
                try (Socket replica = listener.accept()) {
                    speak(replica);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void speak(Socket replica) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(replica.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = replica.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line) {
                case "PING" -> out.write("+PONG\r\n".getBytes(StandardCharsets.US_ASCII));
                case "REPLCONF" -> out.write("+OK\r\n".getBytes(StandardCharsets.US_ASCII));
                case "DBSIZE" -> out.write("-NOPERM\r\n".getBytes(StandardCharsets.US_ASCII));
                case "PSYNC" -> {
                    attempts.incrementAndGet();
                    out.write(("+FULLRESYNC " + "a".repeat(40) + " 7\r\n$" + (attempts.get() % 2 == 0 ? 100 : 14)
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    // One key, then something that is no type; every second time it ends before that.
                    out.write("REDIS0010".getBytes(StandardCharsets.US_ASCII));
                    out.write(new byte[] {0, 1, 'k', 1, 'v', 77, 77});
                    return;
                }
                default -> {}
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
