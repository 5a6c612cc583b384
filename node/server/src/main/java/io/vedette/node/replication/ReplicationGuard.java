package io.vedette.node.replication;

import io.vedette.node.data.Guard;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ReplicationParameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must not run because of whom this node follows, or of who follows it. It is asked about every command, so it
 * remembers what is configured.
 */
final class ReplicationGuard implements Guard {
    private static final long SECOND_MS = 1000;

    private final Replication replication;
    private final Replicas replicas;
    private boolean readOnly;
    private boolean servesStale;
    private long needed;
    private long longestLagMs;

    ReplicationGuard(Replication replication, Replicas replicas) {
        this.replication = replication;
        this.replicas = replicas;
    }

    void settings(Configuration configuration) {
        readOnly = configuration.get(ReplicationParameters.REPLICA_READ_ONLY);
        servesStale = configuration.get(ReplicationParameters.REPLICA_SERVE_STALE_DATA);
        long seconds = configuration.get(ReplicationParameters.MIN_REPLICAS_MAX_LAG);
        needed = seconds == 0 ? 0 : configuration.get(ReplicationParameters.MIN_REPLICAS_TO_WRITE);
        longestLagMs = seconds * SECOND_MS + SECOND_MS - 1;
    }

    @Override
    public @Nullable String refusal(CommandSpec command, boolean writes) {
        if (!replication.isReplica()) {
            return writes && lacksReplicas() ? "NOREPLICAS Not enough good replicas to write." : null;
        }
        if (writes && readOnly) {
            return "READONLY You can't write against a read only replica.";
        }
        return servesStale || command.is(CommandFlag.STALE) || isLinked()
                ? null
                : "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.";
    }

    /** How many replicas count for min-replicas-to-write, if any have to. */
    Optional<Integer> goodReplicas() {
        return needed == 0 ? Optional.empty() : Optional.of(replicas.good(longestLagMs));
    }

    private boolean lacksReplicas() {
        return needed > 0 && replicas.good(longestLagMs) < needed;
    }

    private boolean isLinked() {
        return replication.allegiance().link().map(MasterLink::isUp).orElse(false);
    }
}
