package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.sentinel.Pair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered about a master that lives and a replica that follows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpDoorTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int httpPort = FreePort.take();
    private final int agentPort = FreePort.take();
    private final Path folder;
    private final Pair pair;

    HttpDoorTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.pair = Pair.start(folder, "sentinel http-port " + httpPort, "sentinel agent-port " + agentPort);
    }

    @AfterAll
    void stop() {
        pair.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String agent(String question) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), agentPort)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String named(String template) {
        return template.replace("MASTER", "127.0.0.1:" + pair.master().port())
                .replace("REPLICA", "127.0.0.1:" + pair.replica().port());
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of("/health", 200, "\"id\":"),
                Arguments.of("/ready", 200, "\"blind\":false"),
                Arguments.of("/primary/mymaster?node=MASTER", 200, "it is the primary"),
                Arguments.of("/primary/mymaster?node=MASTER&quorum=required", 200, "\"quorum\":true"),
                Arguments.of("/primary/mymaster?node=REPLICA", 503, "the primary is 127.0.0.1:"),
                Arguments.of("/replica/mymaster?node=REPLICA", 200, "it is a replica"),
                Arguments.of("/replica/mymaster?node=MASTER", 503, "it is the primary"),
                Arguments.of("/replica/mymaster?node=10.9.9.9:1", 503, "it is no replica"),
                Arguments.of("/primary/mymaster", 400, "say which node is meant"),
                Arguments.of("/primary/mymaster?node=nobody", 400, "say which node is meant"),
                Arguments.of("/replica/mymaster?node=REPLICA&lag=much", 400, "is no number of bytes"),
                Arguments.of("/primary/other?node=MASTER", 404, "no group 'other'"),
                Arguments.of("/admin", 404, "there are /, /health"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void questionIsAnswered(String path, int status, String body) throws Exception {
        HttpResponse<String> response = get(named(path));

        assertThat(response.body()).contains(body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains(status == 400 || status == 404 ? "application/problem+json" : "application/json");
    }

    @Test
    void lagIsWhatThePrimarySays() {
        patiently("the primary has told of its replica").untilAsserted(() -> {
            HttpResponse<String> response = get(named("/replica/mymaster?node=REPLICA&lag=1000000"));
            assertThat(response.body()).contains("it is a replica that lags ");
            assertThat(response.statusCode()).isEqualTo(200);
        });
    }

    @Test
    void nothingIsChangedByAnybody() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/primary/mymaster"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void withoutATokenTheApiOnlyTells() throws Exception {
        assertThat(get("/api/v1/groups").body()).contains("\"name\":\"mymaster\"");
        HttpResponse<String> order = send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/api/v1/groups/mymaster/failover"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build());
        assertThat(order.statusCode()).isEqualTo(403);
        assertThat(order.body()).contains("http-token-file");
        try (Socket rebound = new Socket(InetAddress.getLoopbackAddress(), httpPort)) {
            rebound.setSoTimeout(20_000);
            rebound.getOutputStream()
                    .write("GET /api/v1/groups HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(rebound.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("call this sentinel by its address");
        }
    }

    static Stream<Arguments> agentQuestions() {
        return Stream.of(
                Arguments.of("primary mymaster MASTER\n", "up\n"),
                Arguments.of("primary mymaster REPLICA\n", "down #the primary is MASTER\n"),
                Arguments.of("replica mymaster REPLICA\r\n", "up\n"),
                Arguments.of("replica mymaster REPLICA x\n", "down #"),
                Arguments.of("primary other MASTER\n", "down #no such group\n"),
                Arguments.of("primary mymaster here\n", "down #that is no address\n"),
                Arguments.of("sentinel mymaster MASTER\n", "down #ask for primary or replica\n"),
                Arguments.of("\n", "down #send primary|replica"));
    }

    @ParameterizedTest
    @MethodSource("agentQuestions")
    void agentIsAnswered(String question, String answer) throws IOException {
        assertThat(agent(named(question))).startsWith(named(answer));
    }

    @Test
    void agentThatIsSentNoLineHangsUp() throws IOException {
        try {
            assertThat(agent("x".repeat(5_000))).isEmpty();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        assertThat(agent(named("primary mymaster MASTER\n"))).isEqualTo("up\n");
    }

    @Test
    void metricsAreOnesPrometheusReads() throws Exception {
        patiently("the primary has told of its replica")
                .untilAsserted(() -> assertThat(get("/metrics").body())
                        .contains(
                                "vedette_group_primary_up{group=\"mymaster\"} 1.0",
                                "vedette_group_replicas_usable{group=\"mymaster\"} 1.0",
                                "vedette_group_primary{address=\"" + named("MASTER") + "\",group=\"mymaster\"} 1.0",
                                "vedette_replica_lag_bytes{group=\"mymaster\",replica=\"" + named("REPLICA") + "\"}",
                                "vedette_loop_lag_seconds_bucket{le=\"0.001\"}",
                                "vedette_elections_total{outcome=\"won\"}",
                                "vedette_events_total{event=\"+slave\"} 1.0",
                                "jvm_gc_",
                                "vertx_net_client_active_connections"));
        String text = get("/metrics").body();
        Process promtool = new ProcessBuilder(
                        Installed.orSkip("promtool", "prometheus").toString(), "check", "metrics")
                .redirectErrorStream(true)
                .redirectInput(
                        Files.writeString(folder.resolve("metrics"), text).toFile())
                .redirectOutput(folder.resolve("promtool").toFile())
                .start();
        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("promtool")))
                .as("what promtool says of the names that are ours")
                .doesNotContain("vedette_", "error");
    }
}
