package io.vedette.sentinel.publish;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.config.Ensemble;
import io.vedette.sentinel.config.PublishLine;
import java.util.Set;

/**
 * {@code publish <group> zookeeper <host>:<port>[,...] [path </path>]} and the options of {@link Ensemble}.
 *
 * @param path of the record; the plain address stands below it
 */
record ZooKeeperLine(Ensemble ensemble, String path) {
    private static final int STANDARD_SESSION_MS = 10_000;

    static PublisherPlan read(PublishLine line) throws BadConfiguration {
        line.allow(Ensemble.with(Set.of("path")));
        String path = Ensemble.path(line.options(), "/vedette/" + line.group());
        ZooKeeperLine read =
                new ZooKeeperLine(Ensemble.read(line.target(), line.options(), STANDARD_SESSION_MS, 1), path);
        return new PublisherPlan(
                line, vertx -> new OnWorker(vertx, String.join(" ", line.words()), new ZooKeeperPlace(read)));
    }
}
