package io.vedette.tests.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.interop.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What clients may hold together under {@code maxmemory-clients}. */
class ClientMemoryTest {
    private static final int PATIENCE_MS = 30_000;
    private static final int HALF = 3 << 20;

    /** Begins a command of twice {@link #HALF} and leaves it at that. */
    private static Socket greedy(ServerProcess node, String before) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
        socket.setSoTimeout(PATIENCE_MS);
        String begun = before + "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$" + 2 * HALF + "\r\n";
        socket.getOutputStream().write(begun.getBytes(US_ASCII));
        socket.getOutputStream().write(new byte[HALF]);
        return socket;
    }

    private static boolean ends(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            // The server had bytes of ours it never read.
            return true;
        }
    }

    @Test
    void whoHoldsMostIsClosed() throws IOException {
        try (ServerProcess node = ServerProcess.start("save \"\"", "maxmemory-clients 2mb");
                Jedis modest = new Jedis("127.0.0.1", node.port())) {
            assertThat(modest.ping()).isEqualTo("PONG");
            try (Socket exempt = greedy(node, "CLIENT NO-EVICT on\r\n");
                    Socket first = greedy(node, "")) {
                assertThat(ends(first)).isTrue();
                assertThat(modest.info("stats")).contains("evicted_clients:1\r\n");
                exempt.getOutputStream().write(new byte[HALF]);
                exempt.getOutputStream().write("\r\n".getBytes(US_ASCII));
                assertThat(new String(exempt.getInputStream().readNBytes(10), US_ASCII))
                        .isEqualTo("+OK\r\n+OK\r\n");
                assertThat(modest.strlen("k")).isEqualTo(2L * HALF);
            }
        }
    }
}
