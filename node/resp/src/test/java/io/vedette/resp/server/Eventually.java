package io.vedette.resp.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits, with an end to it, for what happens on other threads. */
public final class Eventually {
    private static final int PATIENCE_SECONDS = 10;

    private Eventually() {}

    public static <T> T done(Future<T> future) {
        try {
            return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not done after " + PATIENCE_SECONDS + " s", e);
        }
    }

    /** Asks on the server's own loop. */
    public static <T> T onLoop(RespServer server, Supplier<T> question) {
        Promise<T> answer = Promise.promise();
        server.context().runOnContext(now -> answer.complete(question.get()));
        return done(answer.future());
    }
}
