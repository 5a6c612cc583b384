package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.resp.Bytes;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server with a user's limits, and what the preflight finds out about them. */
class PreflightTest {
    private static final List<String> WORDS =
            List.of("SETNAME", "MULTI", "EXEC", "PING", "INFO", "SLAVEOF", "CONFIG", "CLIENT", "PUBLISH");

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<List<String>> found = new LinkedBlockingQueue<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The replies to commands, by the word that names them; OK where nothing is said. */
    private List<String> missingOn(Map<String, String> replies) throws InterruptedException {
        int port = vertx.createNetServer()
                .connectHandler(socket -> serve(socket, replies))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        HostPort node = new HostPort("127.0.0.1", port);
        Context context = new Context(found);
        Dialer dialer = new Dialer(vertx, vertx.createNetClient(), Optional.empty(), Optional::of);
        Preflight preflight = new Preflight(vertx, dialer, context, node, Access.OPEN);
        vertx.runOnContext(turn -> preflight.start());
        List<String> missing = found.poll(30, TimeUnit.SECONDS);
        assertThat(missing).isNotNull();
        return missing == null ? List.of() : missing;
    }

    private void serve(NetSocket socket, Map<String, String> replies) {
        socket.handler(bytes -> {
            for (String command : bytes.toString().split("\\*", -1)) {
                WORDS.stream().filter(command::contains).findFirst().ifPresent(word -> {
                    received.add(word);
                    socket.write(replies.getOrDefault(word, "+OK") + "\r\n");
                });
            }
        });
    }

    @Test
    void nothingIsMissingWhereAllIsAllowed() throws InterruptedException {
        assertThat(missingOn(Map.of())).isEmpty();
        assertThat(received)
                .containsExactly(
                        "SETNAME", "MULTI", "EXEC", "MULTI", "PING", "INFO", "SLAVEOF", "CONFIG", "CLIENT", "PUBLISH");
    }

    @Test
    void whatIsNotPermittedOrNotKnownIsNamed() throws InterruptedException {
        assertThat(missingOn(Map.of(
                        "CONFIG", "-NOPERM this user has no permissions to run the 'config|rewrite' command",
                        "CLIENT", "-NOPERM this user has no permissions to run the 'client|kill' command",
                        "SLAVEOF", "-ERR unknown command 'SLAVEOF', with args beginning with: 'vedette'")))
                .containsExactly("SLAVEOF", "CONFIG REWRITE", "CLIENT KILL");
    }

    /** Otherwise it would be carried out. */
    @Test
    void nothingIsQueuedWhereATransactionMayNotBegin() throws InterruptedException {
        assertThat(missingOn(Map.of("MULTI", "-NOPERM this user has no permissions to run the 'multi' command")))
                .containsExactly("MULTI");
        assertThat(received).containsExactly("SETNAME", "MULTI");
    }

    private record Context(BlockingQueue<List<String>> found) implements LinkContext {
        @Override
        public void happened(Event event) {}

        @Override
        public void heard(Supplier<String> node, Bytes hello) {}

        @Override
        public void answeredAfter(HostPort address, long nanos) {}

        @Override
        public void mayNot(HostPort node, List<String> missing) {
            found.add(List.copyOf(missing));
        }

        @Override
        public void infoText(HostPort node, String text) {}

        @Override
        public boolean briefInfoIsEnough(HostPort node) {
            return false;
        }

        @Override
        public void refusesBriefInfo(HostPort node) {}

        @Override
        public SentinelId myId() {
            return new SentinelId("a".repeat(40));
        }

        @Override
        public Access accessTo(Target target, Optional<GroupName> group) {
            return Access.OPEN;
        }

        @Override
        public HostPort announced(String localHost) {
            return new HostPort(localHost, 26379);
        }

        @Override
        public List<String> written(Hello hello) {
            return List.of();
        }

        @Override
        public Optional<Signature> signature() {
            return Optional.empty();
        }

        @Override
        public Optional<String> placeOf(String host) {
            return Optional.of(host);
        }

        @Override
        public void complain(HostPort address, Trouble kind, String text) {}
    }
}
