package io.vedette.node.info;

import io.vedette.node.Replication;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.info.InfoSection;

/** Whose data this node holds. */
public final class ReplicationSection implements InfoSection {
    private final Replication replication;

    public ReplicationSection(Replication replication) {
        this.replication = replication;
    }

    @Override
    public String name() {
        return "replication";
    }

    @Override
    public String title() {
        return "Replication";
    }

    @Override
    public void write(InfoFields fields) {
        replication.master().ifPresentOrElse(master -> asReplica(fields, master), () -> fields.put("role", "master"));
        fields.put("connected_slaves", 0)
                .put("master_failover_state", "no-failover")
                .put("master_replid", replication.replicationId())
                .put("master_replid2", "0".repeat(replication.replicationId().length()))
                .put("master_repl_offset", 0)
                .put("second_repl_offset", -1)
                .put("repl_backlog_active", 0)
                .put("repl_backlog_size", replication.backlogBytes())
                .put("repl_backlog_first_byte_offset", 0)
                .put("repl_backlog_histlen", 0);
    }

    /** A replica whose link is down: it was told whom to follow and does not. */
    private void asReplica(InfoFields fields, Replication.Master master) {
        fields.put("role", "slave")
                .put("master_host", master.host())
                .put("master_port", master.port())
                .put("master_link_status", "down")
                .put("master_last_io_seconds_ago", -1)
                .put("master_sync_in_progress", 0)
                .put("slave_read_repl_offset", 0)
                .put("slave_repl_offset", 0)
                .put("master_link_down_since_seconds", -1)
                .put("slave_priority", replication.priority())
                .put("slave_read_only", replication.readOnly() ? 1 : 0)
                .put("replica_announced", replication.announced() ? 1 : 0);
    }
}
