package io.vedette.node;

import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.RunIdentity;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a node says about replication. It holds no data yet, so it follows nobody: told to, it says that it is a replica
 * whose link is down, which is the truth and what Redis says when it cannot reach its master.
 *
 * @param master whom it was told to follow
 */
public record Replication(
        Optional<Master> master,
        String replicationId,
        long backlogBytes,
        long priority,
        boolean readOnly,
        boolean announced) {

    /** The words of {@code replicaof}. */
    public record Master(String host, int port) {}

    static Replication of(Configuration configuration, RandomGenerator random) {
        return new Replication(
                master(configuration.get(ReplicationParameters.REPLICAOF)),
                RunIdentity.hexId(random),
                configuration.get(ReplicationParameters.REPL_BACKLOG_SIZE),
                configuration.get(ReplicationParameters.REPLICA_PRIORITY),
                configuration.get(ReplicationParameters.REPLICA_READ_ONLY),
                configuration.get(ReplicationParameters.REPLICA_ANNOUNCED));
    }

    private static Optional<Master> master(List<String> words) {
        return words.size() == 2 && words.get(1).matches("\\d{1,5}")
                ? Optional.of(new Master(words.get(0), Integer.parseInt(words.get(1))))
                : Optional.empty();
    }
}
