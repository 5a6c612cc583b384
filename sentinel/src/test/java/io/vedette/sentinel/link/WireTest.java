package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, byte by byte, and what is made of what comes: all connections are read through the same two buffers. */
class WireTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PING = "*1\r\n$4\r\nPING\r\n";
    private static final String INFO = "*1\r\n$4\r\nINFO\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Dialer dialer = new Dialer(vertx, vertx.createNetClient(), Optional.empty(), Optional::of);
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<NetSocket> clients = new CopyOnWriteArrayList<>();
    private final List<NetSocket> gone = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Recorder implements Wire.Listener {
        @Override
        public void unasked(Reply reply) {
            replies.add(reply);
        }

        @Override
        public void ended(LinkEnd how, String detail) {
            ends.add(how + ": " + detail);
        }
    }

    /** A server that notes what it hears and answers nothing by itself. */
    private int server() {
        NetServer server = vertx.createNetServer().connectHandler(socket -> {
            clients.add(socket);
            socket.closeHandler(closed -> gone.add(socket));
            socket.handler(bytes -> heard.add(bytes.toString()));
        });
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private Wire connect(int port) {
        CompletableFuture<Wire> made = new CompletableFuture<>();
        loop.runOnContext(turn -> dialer.dial(new HostPort("127.0.0.1", port), 5_000, new Dialer.Outcome() {
            @Override
            public void connected(LinkSocket socket) {
                made.complete(new Wire(socket, new ReplyLimits(16 << 10, 1 << 20, 8), new Recorder()));
            }

            @Override
            public void failed(LinkEnd how, String detail) {
                made.completeExceptionally(new IOException(how + ": " + detail));
            }
        }));
        return made.join();
    }

    private void inOneTurn(Wire wire, Consumer<Wire> said) {
        loop.runOnContext(turn -> {
            said.accept(wire);
            wire.flush();
        });
    }

    private void awaitHeard(String all) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(String.join("", heard)).isEqualTo(all));
    }

    private void awaitReplies(int count) {
        await().atMost(PATIENCE).until(() -> replies.size() >= count);
    }

    @Test
    void pingLeavesAloneAndAgain() {
        Wire wire = connect(server());

        inOneTurn(wire, said -> said.ping(replies::add));
        awaitHeard(PING);
        inOneTurn(wire, said -> said.ping(replies::add));

        awaitHeard(PING + PING);
    }

    @Test
    void twoPingsOfOneTurnBothLeave() {
        Wire wire = connect(server());

        inOneTurn(wire, said -> {
            said.ping(replies::add);
            said.ping(replies::add);
        });

        awaitHeard(PING + PING);
    }

    @Test
    void pingKeepsItsPlaceAmongWhatIsSaidInTheSameTurn() {
        Wire wire = connect(server());

        inOneTurn(wire, said -> {
            said.ping(replies::add);
            said.send(List.of("INFO"), replies::add);
            said.ping(replies::add);
            said.ping(replies::add);
        });

        awaitHeard(PING + INFO + PING + PING);
    }

    @Test
    void repliesInPiecesOfTwoServersAreNotMixedUp() {
        int port = server();
        Wire first = connect(port);
        await().atMost(PATIENCE).until(() -> clients.size() == 1);
        Wire second = connect(port);
        await().atMost(PATIENCE).until(() -> clients.size() == 2);
        inOneTurn(first, said -> said.ping(replies::add));
        inOneTurn(second, said -> {
            said.ping(replies::add);
            said.ping(replies::add);
        });
        awaitHeard(PING + PING + PING);

        clients.get(0).write("+first of");
        clients.get(1).write("+second\r\n+not yet");
        awaitReplies(1);
        clients.get(0).write(" all\r\n");
        awaitReplies(2);
        clients.get(1).write(" done\r\n");
        awaitReplies(3);

        assertThat(replies)
                .containsExactly(
                        new Reply.Status("second"), new Reply.Status("first of all"), new Reply.Status("not yet done"));
    }

    @Test
    void replyLargerThanWhatIsReadAtOnceArrivesWhole() {
        Wire wire = connect(server());
        String text = "0123456789".repeat(30_000);
        inOneTurn(wire, said -> said.send(List.of("INFO"), replies::add));
        awaitHeard(INFO);

        clients.get(0).write("$" + text.length() + "\r\n" + text + "\r\n");
        awaitReplies(1);

        assertThat(replies.get(0).asText()).contains(text);
    }

    /** As one with too many clients does: what it says may be there as soon as the connection is. */
    @Test
    void serverThatSpeaksFirstAndHangsUpIsHeard() throws IOException {
        String word = "-ERR max number of clients reached";
        try (ServerSocket listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> turnAway(listening, word + "\r\n"));
            server.start();
            for (int i = 1; i <= 50; i++) {
                connect(listening.getLocalPort());
                awaitReplies(i);
            }
        }

        assertThat(replies).hasSize(50).allMatch(new Reply.ErrorReply(word.substring(1))::equals);
        await().atMost(PATIENCE).until(() -> ends.size() == 50);
        assertThat(ends).allMatch("CLOSED: closed by the other side"::equals);
    }

    private static void turnAway(ServerSocket listening, String word) {
        try {
            while (true) {
                try (Socket client = listening.accept()) {
                    client.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException closed) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    @Test
    void serverThatIsKilledHasReset() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            connect(listening.getLocalPort());
            Socket client = listening.accept();
            client.setSoLinger(true, 0);
            client.close();

            await().atMost(PATIENCE).until(() -> ends.size() == 1);
        }

        assertThat(ends.get(0)).startsWith("RESET: ");
    }

    @Test
    void closedWireStillSaysWhatWasSaidBeforeAndReportsNothingMore() {
        Wire wire = connect(server());

        loop.runOnContext(turn -> {
            wire.send(List.of("INFO"), replies::add);
            wire.flush();
            wire.close();
        });

        awaitHeard(INFO);
        await().atMost(PATIENCE).until(() -> gone.size() == 1);
        assertThat(ends).isEmpty();
        assertThat(replies).isEmpty();
    }
}
