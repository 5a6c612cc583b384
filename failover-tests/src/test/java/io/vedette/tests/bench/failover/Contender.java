package io.vedette.tests.bench.failover;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Network;
import io.vedette.tests.cluster.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One side of a pair: which sentinels, over which nodes. */
record Contender(String name, Program sentinel, Program node) {
    /** Our sentinels over our nodes. */
    static final String VEDETTE_NODES = "vedette-nodes";

    private static final int SENTINELS = 3;

    static Contender named(String kind, Path launcher) {
        return switch (kind) {
            case Program.REDIS_SENTINEL -> new Contender(kind, Program.redisSentinel(), Program.redisServer());
            case Program.VEDETTE -> new Contender(kind, Program.vedetteSentinel(launcher), Program.redisServer());
            case VEDETTE_NODES -> new Contender(kind, Program.vedetteSentinel(launcher), Program.vedetteNode(launcher));
            default ->
                throw new IllegalArgumentException("there is no kind " + kind + "; the kinds are "
                        + String.join(", ", Program.REDIS_SENTINEL, Program.VEDETTE, VEDETTE_NODES));
        };
    }

    Cluster cluster(Network network, Path home, Fault fault) throws IOException {
        List<Program> sentinels =
                Stream.generate(this::sentinel).limit(SENTINELS).toList();
        return Cluster.of(network, home, node, sentinels, fault.sentinelLines().toArray(String[]::new));
    }
}
