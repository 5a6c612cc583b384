package io.vedette.sentinel.publish;

import io.vedette.sentinel.config.PublishLine;
import io.vedette.sentinel.lease.Lenders;
import io.vertx.core.Vertx;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A publisher that was configured and is not there yet: its line was checked, nothing of it is open, and not even the classes of
 * its library are loaded.
 */
public record PublisherPlan(PublishLine line, BiFunction<Vertx, Lenders, Publisher> opening) {
    /** Of one that needs no lease. */
    PublisherPlan(PublishLine line, Function<Vertx, Publisher> opening) {
        this(line, (vertx, lenders) -> opening.apply(vertx));
    }

    public Publisher open(Vertx vertx, Lenders lenders) {
        return opening.apply(vertx, lenders);
    }
}
