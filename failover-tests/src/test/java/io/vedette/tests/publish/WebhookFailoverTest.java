package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vedette.resp.FreePort;
import io.vedette.tests.sentinel.Pair;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookFailoverTest {
    @TempDir
    private Path folder;

    private final List<JsonObject> told = new CopyOnWriteArrayList<>();
    private final int port;
    private HttpServer listener;

    WebhookFailoverTest() throws IOException {
        port = FreePort.take();
        listener = listen();
    }

    private HttpServer listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/hook", this::take);
        server.start();
        return server;
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonObject event = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (event.getString("event").equals("master")) {
            told.add(event);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private List<Integer> mastersTold() {
        return told.stream()
                .map(event -> event.getJsonObject("master").getInteger("port"))
                .toList();
    }

    @AfterEach
    void close() {
        listener.stop(0);
    }

    @Test
    void listenerHearsOfTheNewMasterAndAfterAnOutageOfTheNewestOnly() throws Exception {
        try (Pair pair = Pair.start(folder, "sentinel publish mymaster webhook http://127.0.0.1:" + port + "/hook")) {
            int first = pair.master().port();
            int second = pair.replica().port();
            patiently("the listener knows the first master")
                    .untilAsserted(() -> assertThat(mastersTold()).containsExactly(first));

            pair.master().kill();
            pair.awaitSwitch();
            patiently("the listener knows the second master")
                    .untilAsserted(() -> assertThat(mastersTold()).containsExactly(first, second));
            assertThat(told.get(1).getJsonObject("before").getInteger("port")).isEqualTo(first);

            listener.stop(0);
            pair.master().restart();
            switchOver(pair, first);
            patiently("it is tried again")
                    .untilAsserted(() -> assertThat(pair.sentinel().info()).contains("state=retrying", "failures="));
            switchOver(pair, second);
            switchOver(pair, first);
            listener = listen();

            patiently("the listener knows the newest master")
                    .untilAsserted(() -> assertThat(mastersTold()).containsExactly(first, second, first));
            patiently("INFO shows it")
                    .untilAsserted(() -> assertThat(pair.sentinel().info())
                            .contains("publisher0:name=mymaster,kind=webhook,state=ok,epoch="));
        }
    }

    /** Asked for again until it begins: a replica that has only just come back may not be promoted yet. */
    private static void switchOver(Pair pair, int to) {
        patiently("the master moves to " + to).until(() -> {
            if (pair.sentinel().masterPort() == to) {
                return true;
            }
            pair.sentinel().ask("SENTINEL", "FAILOVER", "mymaster");
            return false;
        });
    }
}
