package io.vedette.sentinel.publish;

import io.vedette.sentinel.config.PublishLine;
import io.vertx.core.Vertx;
import java.util.function.Function;

/**
 * A publisher that was configured and is not there yet: its line was checked, nothing of it is open, and not even the classes of
 * its library are loaded.
 */
public record PublisherPlan(PublishLine line, Function<Vertx, Publisher> opening) {
    public Publisher open(Vertx vertx) {
        return opening.apply(vertx);
    }
}
