package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.sentinel.Pair;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A switchover ordered for later: it is listed, cancelled, kept over a restart, carried out, or skipped with a reason. */
class PlannedSwitchoverTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    @TempDir
    private Path folder;

    PlannedSwitchoverTest() throws IOException {
        port = FreePort.take();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/groups/mymaster" + path))
                .header("Authorization", "Bearer sesame");
    }

    private String send(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }

    private String order(String name, String body, int status) throws Exception {
        return send(
                to("/" + name)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                status);
    }

    private JsonObject group() throws Exception {
        return new JsonObject(send(to(""), 200));
    }

    @Test
    void itIsListedCancelledKeptAndCarriedOut() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "sesame\n");
        try (Pair pair = Pair.start(folder, "sentinel http-port " + port, "sentinel http-token-file " + token)) {
            Instant far = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
            String replica = "127.0.0.1:" + pair.replica().port();
            order("switchover", "{\"at\": \"" + far + "\", \"to\": \"" + replica + "\"}", 200);

            assertThat(group().getJsonObject("planned"))
                    .isEqualTo(new JsonObject().put("at", far.toString()).put("to", replica));
            assertThat(pair.sentinel().ask("SENTINEL", "EXPLAIN", "mymaster"))
                    .contains("planned-switchover", "at " + far + " to " + replica);
            assertThat(pair.sentinel().ask("SENTINEL", "MASTER", "mymaster")).contains("planned-switchover");
            assertThat(pair.sentinel().config()).contains("# vedette switchover mymaster " + far);
            assertThat(order("switchover", "{\"in\": 60}", 409)).contains("planned already");

            pair.sentinel().kill();
            pair.sentinel().restart();
            pair.sentinel().awaitReady();
            patiently("it is known again")
                    .untilAsserted(
                            () -> assertThat(group().containsKey("planned")).isTrue());

            order("cancel", "{}", 200);
            assertThat(group().containsKey("planned")).isFalse();
            assertThat(pair.sentinel().config()).doesNotContain("# vedette switchover");

            patiently("the replica can take over again")
                    .untilAsserted(() -> assertThat(pair.sentinel().ask("SENTINEL", "REPLICAS", "mymaster"))
                            .contains("master-link-status\r\n$2\r\nok"));
            assertThat(pair.sentinel().ask("SENTINEL", "FAILOVER", "mymaster", "COORDINATED", "IN", "2"))
                    .startsWith("+OK");
            pair.awaitSwitch();
            assertThat(group().containsKey("planned")).isFalse();
        }
    }

    @Test
    void itIsSkippedWithAReasonWhenTheGroupIsPaused() throws Exception {
        try (Pair pair = Pair.start(folder)) {
            int master = pair.master().port();
            assertThat(pair.sentinel().ask("SENTINEL", "PAUSE", "mymaster", "600000", "new disk"))
                    .startsWith("+OK");
            assertThat(pair.sentinel().ask("SENTINEL", "FAILOVER", "mymaster", "COORDINATED", "IN", "1"))
                    .startsWith("+OK");

            patiently("it is skipped")
                    .untilAsserted(() -> assertThat(pair.sentinel().ask("SENTINEL", "HISTORY", "mymaster"))
                            .contains("skipped: the group is paused: new disk"));

            assertThat(pair.sentinel().masterPort()).isEqualTo(master);
            assertThat(pair.sentinel().ask("SENTINEL", "FAILOVER", "mymaster", "CANCEL"))
                    .startsWith("-ERR no switchover is planned");
            assertThat(pair.sentinel().ask("SENTINEL", "FAILOVER", "mymaster", "IN", "1"))
                    .startsWith("-ERR syntax error");
        }
    }
}
