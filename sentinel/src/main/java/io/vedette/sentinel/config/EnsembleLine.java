package io.vedette.sentinel.config;

import io.vedette.resp.config.BadConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code sentinel quorum zookeeper <host>:<port>[,...] [path </path>]} and the options of {@link Ensemble}: the leader of a failover is
 * elected there.
 *
 * @param path below which each group has a node
 */
public record EnsembleLine(Ensemble ensemble, String path, List<String> words) {
    private static final int BEFORE_KIND = 2;
    private static final int BEFORE_OPTIONS = 4;
    private static final String STANDARD_PATH = "/vedette-quorum";

    /** Shorter ones would end in the middle of a failover whose leader may still act. */
    private static final int SHORTEST_SESSION_MS = 2_000;

    private static final int SESSION_MS = 6_000;

    /** Empty when sentinels vote. */
    static Optional<EnsembleLine> of(SentinelLine line, Path folder) throws BadConfiguration {
        List<String> words = line.directive().words();
        String kind = words.size() > BEFORE_KIND ? words.get(BEFORE_KIND) : "";
        if (kind.equalsIgnoreCase("votes") && words.size() == BEFORE_KIND + 1) {
            return Optional.empty();
        }
        if (!kind.equalsIgnoreCase("zookeeper")
                || words.size() < BEFORE_OPTIONS
                || (words.size() - BEFORE_OPTIONS) % 2 != 0) {
            throw line.refuse(
                    "It is not understood who is to elect the leader of a failover.",
                    "write 'sentinel quorum votes', or 'sentinel quorum zookeeper <host>:<port>,...', then pairs of an"
                            + " option and its value; how many sentinels must agree stands in the 'monitor' line");
        }
        LineOptions options = LineOptions.from(BEFORE_OPTIONS, line.directive(), "quorum zookeeper", folder);
        options.allow(Ensemble.with(Set.of("path")));
        String path = Ensemble.path(options, STANDARD_PATH);
        Ensemble ensemble = Ensemble.read(words.get(BEFORE_KIND + 1), options, SESSION_MS, SHORTEST_SESSION_MS);
        return Optional.of(new EnsembleLine(ensemble, path, new ArrayList<>(words.subList(1, words.size()))));
    }
}
