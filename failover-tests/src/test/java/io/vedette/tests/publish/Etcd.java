package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;

import io.vedette.resp.FreePort;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** Debian's etcd as a process of its own, on loopback, alone in its cluster. */
final class Etcd implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final String url = "http://127.0.0.1:" + FreePort.take();
    private final String peers = "http://127.0.0.1:" + FreePort.take();
    private Process process;

    private Etcd(Path folder) throws IOException {
        this.folder = folder;
        this.process = launch();
    }

    /** Skips the test where there is no etcd. */
    static Etcd start(Path folder) throws IOException {
        Etcd etcd = new Etcd(folder);
        etcd.awaitReady();
        return etcd;
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Installed.orSkip("etcd", "etcd-server").toString(),
                        "--name=alone",
                        "--data-dir=" + folder.resolve("etcd"),
                        "--listen-client-urls=" + url,
                        "--advertise-client-urls=" + url,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=alone=" + peers)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("etcd.log").toFile()));
        // Debian's build refuses to run on architectures it does not know well without this.
        builder.environment()
                .put("ETCD_UNSUPPORTED_ARCH", System.getProperty("os.arch").replace("aarch64", "arm64"));
        return builder.start();
    }

    private void awaitReady() {
        patiently("etcd answers").until(() -> !value("/none").equals("?"));
    }

    String url() {
        return url;
    }

    /** The value of a key; empty where there is none. */
    String value(String key) throws IOException, InterruptedException {
        JsonArray found =
                ask("/v3/kv/range", new JsonObject().put("key", encoded(key))).getJsonArray("kvs", new JsonArray());
        return found.isEmpty()
                ? ""
                : new String(
                        Base64.getDecoder().decode(found.getJsonObject(0).getString("value")), StandardCharsets.UTF_8);
    }

    void put(String key, String value) throws IOException, InterruptedException {
        ask("/v3/kv/put", new JsonObject().put("key", encoded(key)).put("value", encoded(value)));
    }

    void delete(String key) throws IOException, InterruptedException {
        ask("/v3/kv/deleterange", new JsonObject().put("key", encoded(key)));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject ask(String path, JsonObject question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .POST(HttpRequest.BodyPublishers.ofString(question.encode()))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.body());
        }
        return new JsonObject(response.body());
    }

    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }

    void restart() throws IOException {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
