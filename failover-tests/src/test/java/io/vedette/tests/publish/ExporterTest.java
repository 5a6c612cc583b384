package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.cluster.Thorough;
import io.vedette.tests.interop.ServerProcess;
import io.vedette.tests.sentinel.RedisNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real redis_exporter asks a node of ours and a real redis-server, and makes the same metrics of both. */
@Tag(Thorough.TAG)
class ExporterTest {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void makesOfOurNodeWhatItMakesOfRedis() throws Exception {
        Path program = Installed.orSkip("prometheus-redis-exporter", "prometheus-redis-exporter");
        int port = FreePort.take();
        try (RedisNode real = RedisNode.start(folder.resolve("real"));
                RedisNode realReplica = RedisNode.replicaOf(real, folder.resolve("replica"));
                ServerProcess ours = ServerProcess.start();
                ServerProcess oursReplica = ServerProcess.start("replicaof 127.0.0.1 " + ours.port())) {
            Process exporter = new ProcessBuilder(
                            program.toString(),
                            "-web.listen-address",
                            "127.0.0.1:" + port,
                            "-redis.addr",
                            "redis://127.0.0.1:" + ours.port())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("exporter.log").toFile())
                    .start();
            try {
                RedisNode.ask(real.port(), "SET", "a", "b");
                RedisNode.ask(ours.port(), "SET", "a", "b");
                for (int replica : new int[] {realReplica.port(), oursReplica.port()}) {
                    patiently("the replica has the key")
                            .until(() -> scrape(port, replica).contains("redis_db_keys{db=\"db0\"} 1"));
                }
                assertSame(scrape(port, real.port()), scrape(port, ours.port()));
                assertSame(scrape(port, realReplica.port()), scrape(port, oursReplica.port()));
            } finally {
                exporter.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            }
        }
    }

    private static void assertSame(String ofRedis, String ofOurs) {
        assertThat(ofOurs).contains("redis_up 1");
        Set<String> missing = names(ofRedis);
        assertThat(missing).hasSizeGreaterThan(100);
        missing.removeAll(names(ofOurs));
        assertThat(missing).isEmpty();
    }

    private static Set<String> names(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("redis_"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As Prometheus has one exporter ask many nodes. */
    private String scrape(int port, int node) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/scrape?target=redis://127.0.0.1:" + node))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
