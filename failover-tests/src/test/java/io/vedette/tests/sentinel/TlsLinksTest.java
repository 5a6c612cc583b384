package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.cluster.Thorough;
import io.vedette.tests.interop.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links in TLS, to peers and to a node; the real server has no TLS, so that something stands before it which has. */
@Tag(Thorough.TAG)
class TlsLinksTest {
    @TempDir
    private Path folder;

    private static int tlsBefore(Vertx vertx, TlsFiles tls, int port) {
        NetClient client = vertx.createNetClient();
        NetServerOptions options = new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(tls.certificate().toString())
                        .setKeyPath(tls.key().toString()));
        return vertx.createNetServer(options)
                .connectHandler(outer -> {
                    outer.pause();
                    client.connect(port, "127.0.0.1")
                            .onSuccess(inner -> join(outer, inner))
                            .onFailure(refused -> outer.close());
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static void join(NetSocket outer, NetSocket inner) {
        outer.handler(bytes -> inner.write(bytes));
        inner.handler(bytes -> outer.write(bytes));
        outer.closeHandler(closed -> inner.close());
        inner.closeHandler(closed -> outer.close());
        outer.resume();
    }

    private Watcher sentinel(String name, TlsFiles tls, int masterPort) throws Exception {
        return Watcher.ours(
                folder.resolve(name),
                "tls-port " + FreePort.take(),
                "tls-replication yes",
                "tls-cert-file " + tls.certificate(),
                "tls-key-file " + tls.key(),
                "tls-ca-cert-file " + tls.authority(),
                "sentinel monitor mymaster 127.0.0.1 " + masterPort + " 2",
                "sentinel down-after-milliseconds mymaster 2000");
    }

    @Test
    void sentinelsMeetAndWatchByTls() throws Exception {
        TlsFiles tls = TlsFiles.in(Files.createDirectory(folder.resolve("tls")));
        Vertx vertx = Vertx.vertx();
        RedisNode node = RedisNode.start(folder.resolve("node0"));
        List<AutoCloseable> open = new ArrayList<>(List.of(node));
        try {
            int masterPort = tlsBefore(vertx, tls, node.port());
            Watcher first = sentinel("first", tls, masterPort);
            open.add(first);
            Watcher second = sentinel("second", tls, masterPort);
            open.add(second);
            first.awaitReady();
            second.awaitReady();
            patiently("both are usable, and the master is up").untilAsserted(() -> {
                assertThat(first.ask("SENTINEL", "CKQUORUM", "mymaster")).startsWith("+OK 2 usable");
                assertThat(second.ask("SENTINEL", "MASTER", "mymaster"))
                        .contains("flags\r\n$6\r\nmaster\r\n")
                        .contains("runid\r\n$40\r\n");
                assertThat(first.ask("SENTINEL", "SENTINELS", "mymaster"))
                        .contains("flags\r\n$8\r\nsentinel\r\n")
                        .doesNotContain(Integer.toString(second.port()));
            });
        } finally {
            for (AutoCloseable one : open) {
                one.close();
            }
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
