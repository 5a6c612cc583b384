package io.vedette.sentinel.publish;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The JSON that every etcd speaks beside gRPC. The first of the members that answers is asked; texts in it are in base 64. */
final class EtcdGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final EtcdLine line;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private Optional<String> token = Optional.empty();

    EtcdGateway(EtcdLine line) {
        this.line = line;
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    /** Tokens end after some minutes without use, and we are seldom heard of: each time a new one. */
    void login() throws IOException, InterruptedException {
        token = Optional.empty();
        if (line.auth().isPresent()) {
            String secret = line.auth().get().text();
            int colon = secret.indexOf(':');
            JsonObject login = new JsonObject()
                    .put("name", secret.substring(0, colon))
                    .put("password", secret.substring(colon + 1));
            token = Optional.ofNullable(ask("/v3/auth/authenticate", login).getString("token"));
        }
    }

    JsonObject ask(String path, JsonObject question) throws IOException, InterruptedException {
        IOException why = new IOException("no member is named");
        for (String url : line.urls()) {
            try {
                return answer(url, client.send(request(url + path, question), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException away) {
                why = new IOException(
                        url + ": " + (away.getMessage() == null ? away.toString() : away.getMessage()), away);
            }
        }
        throw why;
    }

    private HttpRequest request(String url, JsonObject question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.encode()));
        token.ifPresent(given -> request.header("Authorization", given));
        return request.build();
    }

    private static JsonObject answer(String url, HttpResponse<String> response) throws IOException {
        try {
            JsonObject answer = new JsonObject(response.body());
            if (response.statusCode() != OK) {
                throw new IOException("etcd refuses: " + answer.getString("error", "status " + response.statusCode()));
            }
            return answer;
        } catch (DecodeException | ClassCastException odd) {
            throw new IOException("what answers at " + url + " is no etcd, with status " + response.statusCode(), odd);
        }
    }

    /** Its connections end with it. */
    void close() {
        token = Optional.empty();
    }
}
