package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.sentinel.Pair;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program can ask and order over HTTP; what is mistaken is a problem document and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final String TOKEN = "Bearer open sesame";
    private static final String JSON = "application/json";
    private static final String GROUP = "/api/v1/groups/mymaster";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.take();
    private final Pair pair;

    ApiTest(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), "open sesame\nnot this\n");
        this.pair = Pair.start(folder, "sentinel http-port " + port, "sentinel http-token-file " + secret);
    }

    @AfterAll
    void stop() {
        pair.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(to(path).header("Authorization", TOKEN));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private HttpRequest.Builder order(String name, String body) {
        return to(GROUP + "/" + name)
                .header("Authorization", TOKEN)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("failover", "{", 400, "no JSON object"),
                Arguments.of("failover", "[]", 400, "no JSON object"),
                Arguments.of("failover", "{\"To\": \"127.0.0.1:1\"}", 400, "no such field: To"),
                Arguments.of("failover", "{\"to\": \"nobody\"}", 400, "is no <host>:<port>"),
                Arguments.of("failover", "{\"to\": 7}", 400, "is no <host>:<port>"),
                Arguments.of("failover", "{\"to\": \"127.0.0.1:1\"}", 409, "NOGOODSLAVE"),
                Arguments.of("switchover", "{\"at\": \"tomorrow\"}", 400, "'at' has to be an instant"),
                Arguments.of("switchover", "{\"at\": \"2001-01-01T00:00:00Z\"}", 400, "that time is over"),
                Arguments.of("switchover", "{\"in\": -5}", 400, "'at' has to be an instant"),
                Arguments.of("switchover", "{\"in\": 0}", 400, "that time is over"),
                Arguments.of("switchover", "{\"in\": 9, \"at\": \"x\"}", 400, "either"),
                Arguments.of("switchover", "{\"in\": 9, \"why\": 1}", 400, "no such field: why"),
                Arguments.of("switchover", "{\"in\": 9, \"to\": \"nobody\"}", 400, "is no <host>:<port>"),
                Arguments.of("switchover", "{\"in\": 99, \"to\": \"127.0.0.1:1\"}", 409, "is no replica of this group"),
                Arguments.of("switchover", "{\"in\": 999999999}", 409, "more than 366 days"),
                Arguments.of("cancel", "{}", 409, "no switchover is planned"),
                Arguments.of("pause", "{}", 400, "'ms' has to be"),
                Arguments.of("pause", "{\"ms\": \"soon\"}", 400, "no JSON object of the right fields"),
                Arguments.of("pause", "{\"ms\": -1}", 400, "'ms' has to be"),
                Arguments.of("pause", "{\"ms\": 5, \"why\": 1}", 400, "no such field: why"),
                Arguments.of("forget", "{}", 400, "say which"),
                Arguments.of("forget", "{\"sentinel\": \"x\"}", 400, "is no id"),
                Arguments.of("forget", "{\"replica\": \"127.0.0.1:1\"}", 404, "No such replica"),
                Arguments.of("reboot", "{}", 404, "orders are failover"),
                Arguments.of("failover", "{\"to\": \"" + "x".repeat(5_000) + "\"}", 400, "no order has more than"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakenOrderChangesNothing(String order, String body, int status, String detail) throws Exception {
        int master = pair.sentinel().masterPort();

        HttpResponse<String> response = send(order(order, body));

        assertThat(response.body()).contains(detail);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(pair.sentinel().masterPort()).isEqualTo(master);
        assertThat(new JsonObject(get(GROUP)).containsKey("pause")).isFalse();
        assertThat(new JsonObject(get(GROUP)).containsKey("planned")).isFalse();
    }

    @Test
    void whoIsNobodyGetsNothing() throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{}");
        String failover = GROUP + "/failover";
        HttpResponse<String> nobody = send(to(GROUP));
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(nobody.body()).doesNotContain("sesame");
        assertThat(send(to(GROUP).header("Authorization", "Bearer open")).statusCode())
                .isEqualTo(401);
        assertThat(send(to(failover).header("Content-Type", JSON).POST(body)).statusCode())
                .isEqualTo(401);
        // What a form of a foreign page could send, were the token known to the browser.
        assertThat(send(to(failover)
                                .header("Authorization", TOKEN)
                                .header("Content-Type", "text/plain")
                                .POST(body))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(order("failover", "{}").header("Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(to(failover).header("Authorization", TOKEN)).statusCode())
                .isEqualTo(404);
        assertThat(send(to(failover).header("Authorization", TOKEN).DELETE()).statusCode())
                .isEqualTo(405);
        assertThat(send(to("/api/v1/groups/other").header("Authorization", TOKEN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(to(GROUP + "/history?count=0").header("Authorization", TOKEN))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(to("/health")).statusCode()).isEqualTo(200);
    }

    @Test
    void documentNamesWhatIsThere() throws Exception {
        JsonObject paths = new JsonObject(send(to("/api/openapi.json")).body()).getJsonObject("paths");
        assertThat(paths.fieldNames()).contains("/api/v1/events", "/api/v1/groups/{group}/switchover");
        for (String path : paths.fieldNames()) {
            HttpRequest.Builder request =
                    to(path.replace("{group}", "mymaster")).header("Authorization", TOKEN);
            if (!path.endsWith("/events") && paths.getJsonObject(path).containsKey("get")) {
                // A sentinel that did not get the processor for a moment is not ready.
                patiently(path + " is there")
                        .untilAsserted(
                                () -> assertThat(send(request).statusCode()).isEqualTo(200));
            } else if (paths.getJsonObject(path).containsKey("post")) {
                HttpRequest.Builder order = request.header("Content-Type", JSON)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"mistaken\": true}"));
                assertThat(send(order).statusCode()).as(path).isEqualTo(400);
            }
        }
    }

    @Test
    void groupIsPausedMovedAndWatchedOverHttp() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<HttpResponse<Void>> stream = client.sendAsync(
                to("/api/v1/events?group=mymaster")
                        .header("Authorization", TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.fromLineSubscriber(new LineKeeper(lines)));
        patiently("the stream begins").untilAsserted(() -> assertThat(lines).contains("event: groups", "event: group"));

        assertThat(send(order("pause", "{\"ms\": 600000, \"reason\": \"new disk\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(new JsonObject(get(GROUP)).getJsonObject("pause").getString("reason"))
                .isEqualTo("new disk");
        assertThat(send(order("resume", "{}")).statusCode()).isEqualTo(200);
        assertThat(new JsonObject(get(GROUP)).containsKey("pause")).isFalse();

        String before = new JsonObject(get(GROUP)).getString("clientsGoTo");
        assertThat(new JsonObject(get(GROUP + "/explain")).getJsonArray("ranking"))
                .hasSize(1);
        HttpResponse<String> ordered = send(order("switchover", "{}"));
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(200);
        patiently("the handover is over").untilAsserted(() -> {
            JsonArray flights = new JsonArray(get(GROUP + "/history"));
            assertThat(flights).isNotEmpty();
            assertThat(flights.getJsonObject(0).getString("from")).isEqualTo(before);
            assertThat(flights.getJsonObject(0).getBoolean("done")).isTrue();
        });
        patiently("who watches sees it")
                .untilAsserted(() -> assertThat(lines)
                        .anyMatch(line -> line.contains("+pause"))
                        .anyMatch(line -> line.contains("+switch-master"))
                        .anyMatch(line -> line.contains("\"done\":true")));
        assertThat(send(to("/metrics")).body())
                .contains("vedette_failover_seconds_count{group=\"mymaster\",outcome=\"done\"} 1");
        assertThat(get("/api/v1/sentinel")).contains("\"publishers\":[]");
        stream.cancel(true);
        assertThat(pair.sentinel().log())
                .contains("HTTP from 127.0.0.1: switchover mymaster")
                .doesNotContain("sesame");
    }
}
