package io.vedette.sentinel.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.link.Signature;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private static final Publication NEWS = new Publication(
            new GroupName("m"),
            new Epoch(-1),
            Optional.of(new HostPort("10.0.0.1", 6379)),
            new HostPort("::2", 6380),
            List.of(new HostPort("10.0.0.3", 6379)));

    private static final int SILENT = 0;

    private record Post(String time, String signature, String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private final HttpServer listener =
            await(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));

    @TempDir
    private Path folder;

    private Publisher webhook = new Webhook(vertx, "http://127.0.0.1", Optional.empty(), 1);

    private void open(long timeoutMs) {
        webhook.close();
        try {
            webhook = Lines.plans(
                            folder,
                            "sentinel publish m webhook http://127.0.0.1:" + listener.actualPort()
                                    + "/hook?for=m secret-file hook.key timeout " + timeoutMs)
                    .get(0)
                    .open(vertx, new NobodyLends());
        } catch (BadConfiguration e) {
            throw new AssertionError(e);
        }
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            posts.add(new Post(
                    request.getHeader("Vedette-Time"), request.getHeader("Vedette-Signature"), body.toString()));
            if (status.get() != SILENT) {
                request.response().setStatusCode(status.get()).end("thanks");
            }
        });
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("hook.key"), "between us\n");
        open(10_000);
    }

    @AfterEach
    void close() {
        webhook.close();
        await(vertx.close());
    }

    @Test
    void tellsWhoTheMasterIsAndWasAndSignsIt() throws InterruptedException {
        assertThat(await(webhook.publish(NEWS))).isEqualTo(Receipt.SHOWN);

        Post post = posts.take();
        assertThat(new JsonObject(post.body())).isEqualTo(new JsonObject("""
                        {"group": "m", "epoch": 18446744073709551615, "event": "master",
                         "master": {"host": "::2", "port": 6380}, "before": {"host": "10.0.0.1", "port": 6379},
                         "replicas": [{"host": "10.0.0.3", "port": 6379}]}
                        """));
        assertThat(post.signature())
                .isEqualTo("sha256=" + new Signature("between us").of(post.time() + "." + post.body()));
        assertThat(Long.parseLong(post.time())).isCloseTo(System.currentTimeMillis() / 1_000, within(60L));
    }

    @Test
    void listenerThatKnowsSomethingNewerSaysConflict() {
        status.set(409);

        assertThat(await(webhook.publish(NEWS))).isEqualTo(Receipt.OUTDATED);
    }

    @Test
    void everyOtherAnswerIsAFailure() {
        status.set(503);

        assertThat(catchThrowableOfType(CompletionException.class, () -> await(webhook.publish(NEWS))))
                .hasMessageContaining("it answered with status 503");
    }

    @Test
    void listenerThatSaysNothingIsGivenUp() {
        status.set(SILENT);
        open(300);

        assertThat(catchThrowableOfType(CompletionException.class, () -> await(webhook.publish(NEWS))))
                .hasMessageContaining("300");
    }

    @Test
    void rehearsalTellsNothing() throws InterruptedException {
        assertThat(await(webhook.rehearse().map(true))).isTrue();

        assertThat(new JsonObject(posts.take().body())).isEqualTo(new JsonObject().put("event", "ping"));
    }
}
