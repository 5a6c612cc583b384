package io.vedette.sentinel.publish;

import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.link.Signature;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Posts to a URL. Whoever listens says by 2xx that it knows now, by 409 that it knows something newer; everything else is tried
 * again. Nothing can be read back here. Each sentinel posts, and posts again after a start, so the listener goes by the epoch.
 *
 * <p>The signature covers the time and the body ({@code <time>.<body>}): one that was overheard cannot be used later for long.
 */
final class Webhook implements Publisher {
    private static final int CONFLICT = 409;

    private final HttpClient client;
    private final String url;
    private final Optional<Signature> signature;
    private final long timeoutMs;

    Webhook(Vertx vertx, String url, Optional<Secret> secret, long timeoutMs) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) timeoutMs));
        this.url = url;
        this.signature = secret.map(Secret::text).map(Signature::new);
        this.timeoutMs = timeoutMs;
    }

    @Override
    public Future<Receipt> publish(Publication publication) {
        JsonObject told = PublicationJson.of(publication).put("event", "master");
        publication.before().ifPresent(before -> told.put("before", PublicationJson.address(before)));
        return post(told).compose(Webhook::receipt);
    }

    private static Future<Receipt> receipt(int status) {
        if (status == CONFLICT) {
            return Future.succeededFuture(Receipt.OUTDATED);
        }
        return status / 100 == 2
                ? Future.succeededFuture(Receipt.SHOWN)
                : Future.failedFuture(new IOException("it answered with status " + status));
    }

    @Override
    public Future<Void> rehearse() {
        return post(new JsonObject().put("event", "ping"))
                .compose(Webhook::receipt)
                .mapEmpty();
    }

    private Future<Integer> post(JsonObject told) {
        String body = told.encode();
        String time = Long.toString(Instant.now().getEpochSecond());
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .putHeader("Content-Type", "application/json")
                .putHeader("Vedette-Time", time);
        signature.ifPresent(key -> request.putHeader("Vedette-Signature", "sha256=" + key.of(time + "." + body)));
        return client.request(request)
                .compose(opened -> {
                    opened.idleTimeout(timeoutMs);
                    return opened.send(Buffer.buffer(body));
                })
                .compose(response -> response.end().map(response.statusCode()));
    }

    @Override
    public boolean tellsReplicas() {
        return false;
    }

    @Override
    public void close() {
        client.close();
    }
}
