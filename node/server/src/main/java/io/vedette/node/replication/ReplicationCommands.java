package io.vedette.node.replication;

import io.vedette.node.aof.AppendOnly;
import io.vedette.node.data.DataCommands;
import io.vedette.resp.server.CommandHandler;
import java.util.Map;

/** The commands by which nodes follow each other, and by which they are told to. */
final class ReplicationCommands {
    private ReplicationCommands() {}

    static Map<String, CommandHandler> of(
            Replication replication,
            Failover failover,
            Acknowledgements acknowledgements,
            DataCommands data,
            AppendOnly appendOnly) {
        ReplicaofCommand replicaof = new ReplicaofCommand(replication);
        PsyncCommand psync = new PsyncCommand(replication);
        return Map.of(
                "replicaof",
                replicaof,
                "slaveof",
                replicaof,
                "psync",
                psync,
                "sync",
                psync,
                "replconf",
                new ReplconfCommand(acknowledgements, replication::introduction),
                "role",
                new RoleCommand(replication),
                "failover",
                new FailoverCommand(replication, failover),
                "wait",
                new WaitCommand(replication, acknowledgements, data),
                "waitaof",
                new WaitAofCommand(replication, acknowledgements, data, appendOnly));
    }
}
