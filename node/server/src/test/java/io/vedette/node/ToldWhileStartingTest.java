package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.process.ServerVertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node listens before it has begun everything else, and sentinels tell it whom to follow as soon as it does. */
@Timeout(60)
class ToldWhileStartingTest {
    private static final String LOADING = "-LOADING Redis is loading the dataset in memory";
    private static final int PATIENCE_MS = 20_000;

    /** A second link would be made in the same turn of the loop as everything else. */
    private static final int NOBODY_MS = 500;

    @TempDir
    private Path folder;

    private final AtomicInteger ends = new AtomicInteger();
    private Optional<NodeServer> node = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        if (node.isPresent()) {
            node.get().secure();
            node.get().stop();
        }
    }

    @Test
    void dataAreLoadedUntilAllElseHasBegun() throws Exception {
        NodeServer starting = listening();
        try (LocalClient client = new LocalClient(folder)) {
            assertThat(client.ask("PING")).isEqualTo(LOADING);
            assertThat(client.ask("SET key value")).isEqualTo(LOADING);
            assertThat(client.ask("GET key")).isEqualTo(LOADING);
            assertThat(client.ask("PSYNC ? -1")).isEqualTo(LOADING);
            assertThat(client.ask("BGSAVE")).isEqualTo(LOADING);
            assertThat(client.ask("CONFIG SET appendonly yes")).endsWith(LOADING.substring(1));
            assertThat(client.ask("SELECT 1")).isEqualTo("+OK");
            assertThat(client.ask("INFO persistence")).contains("loading:1\r\n");

            begin(starting);

            assertThat(client.ask("PING")).isEqualTo("+PONG");
            assertThat(client.ask("INFO persistence")).contains("loading:0\r\n");
        }
    }

    @Test
    void anOrderToFollowIsRefusedUntilThenAndMakesOneLink() throws Exception {
        try (ServerSocket master = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            NodeServer starting = listening();
            try (LocalClient sentinel = new LocalClient(folder)) {
                String order = "SLAVEOF 127.0.0.1 " + master.getLocalPort();
                assertThat(sentinel.ask("MULTI")).isEqualTo("+OK");
                assertThat(sentinel.ask(order)).isEqualTo(LOADING);
                assertThat(sentinel.ask("CLIENT KILL TYPE normal")).isEqualTo("+QUEUED");
                assertThat(sentinel.ask("EXEC")).startsWith("-EXECABORT");
                assertThat(sentinel.ask("ROLE")).startsWith("master");

                begin(starting);

                assertThat(sentinel.ask("MULTI")).isEqualTo("+OK");
                assertThat(sentinel.ask(order)).isEqualTo("+QUEUED");
                assertThat(sentinel.ask("EXEC")).isEqualTo("+OK");
                isFollowedByOneLink(master);
            }
        }
    }

    @Test
    void whoIsConfiguredToFollowSaysSoFromTheBeginning() throws Exception {
        try (ServerSocket master = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            NodeServer starting = listening("replicaof 127.0.0.1 " + master.getLocalPort());
            try (LocalClient client = new LocalClient(folder)) {
                assertThat(client.ask("ROLE")).isEqualTo("slave 127.0.0.1 :" + master.getLocalPort() + " connect :-1");
                assertThat(client.ask("INFO replication"))
                        .contains(
                                "role:slave\r\n",
                                "master_link_status:down\r\n",
                                "master_link_down_since_seconds:-1\r\n");
                assertThat(client.ask("SET key value")).isEqualTo(LOADING);

                begin(starting);

                assertThat(client.ask("SET key value")).startsWith("-READONLY");
                isFollowedByOneLink(master);
            }
        }
    }

    @Test
    void whoIsToldToEndServesNobodyAnyMore() throws Exception {
        NodeServer starting = listening();
        try (LocalClient operator = new LocalClient(folder);
                LocalClient client = new LocalClient(folder)) {
            // SHUTDOWN has no answer: this is the one to PING.
            assertThat(operator.ask("SHUTDOWN\r\nPING")).isEqualTo(LOADING);
            assertThat(ends).hasValue(1);

            begin(starting);

            assertThat(client.ask("SET key value")).isEqualTo(LOADING);
        }
    }

    @Test
    void dataThatAreNotAllThereAreNotLoadedAnew() throws Exception {
        NodeServer starting = listening("enable-debug-command yes");
        try (LocalClient client = new LocalClient(folder)) {
            assertThat(client.ask("DEBUG RELOAD"))
                    .isEqualTo("-ERR Error trying to load the RDB dump: the data are being loaded");
            assertThat(client.ask("PING")).isEqualTo(LOADING);

            begin(starting);

            assertThat(client.ask("DEBUG RELOAD")).isEqualTo("+OK");
            assertThat(client.ask("PING")).isEqualTo("+PONG");
        }
    }

    private static void isFollowedByOneLink(ServerSocket master) throws IOException {
        master.setSoTimeout(PATIENCE_MS);
        try (Socket link = master.accept()) {
            assertThat(link.isConnected()).isTrue();
            master.setSoTimeout(NOBODY_MS);
            assertThatThrownBy(master::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** As far as a node is when somebody can talk to it. */
    private NodeServer listening(String... lines) throws BadConfiguration, IOException, InterruptedException {
        NodeServer made = LocalNode.assembled(folder, ends::incrementAndGet, lines);
        node = Optional.of(made);
        ServerVertx.await(made.listen());
        return made;
    }

    private static void begin(NodeServer listening) throws IOException, InterruptedException {
        ServerVertx.await(listening.onLoop(listening::begin));
    }
}
