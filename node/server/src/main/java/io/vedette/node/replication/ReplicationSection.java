package io.vedette.node.replication;

import io.vedette.engine.replication.Backlog;
import io.vedette.engine.replication.Lineage;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.Decimal;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.info.InfoSection;
import java.util.List;
import java.util.Optional;

/** Whose data this node holds, and who holds its data: what sentinels live by. */
final class ReplicationSection implements InfoSection {
    private final Replication replication;
    private final LiveConfiguration configuration;

    ReplicationSection(Replication replication, LiveConfiguration configuration) {
        this.replication = replication;
        this.configuration = configuration;
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
        replication
                .allegiance()
                .link()
                .ifPresentOrElse(link -> asReplica(fields, link), () -> fields.put("role", "master"));
        followers(fields);
        Lineage lineage = replication.history().lineage();
        long offset = replication.history().stream().offset();
        fields.put("master_failover_state", replication.failoverState())
                .put("master_replid", lineage.id())
                .put("master_replid2", lineage.secondId())
                .put("master_repl_offset", offset)
                .put("second_repl_offset", lineage.secondOffset());
        backlog(fields);
    }

    private void followers(InfoFields fields) {
        List<String> lines = replication.replicas().lines();
        fields.put("connected_slaves", lines.size());
        replication.goodReplicas().ifPresent(good -> fields.put("min_slaves_good_slaves", good));
        for (int i = 0; i < lines.size(); i++) {
            fields.put("slave" + i, lines.get(i));
        }
    }

    private void backlog(InfoFields fields) {
        Optional<Backlog> backlog = replication.history().stream().backlog();
        fields.put("repl_backlog_active", backlog.isPresent() ? 1 : 0)
                .put("repl_backlog_size", configuration.get(ReplicationParameters.REPL_BACKLOG_SIZE))
                .put(
                        "repl_backlog_first_byte_offset",
                        backlog.map(kept -> kept.start() + 1).orElse(0L))
                .put(
                        "repl_backlog_histlen",
                        backlog.map(kept -> kept.end() - kept.start()).orElse(0L));
    }

    private void asReplica(InfoFields fields, MasterLink link) {
        long offset = replication.history().stream().offset();
        fields.put("role", "slave")
                .put("master_host", link.master().host())
                .put("master_port", link.master().port())
                .put("master_link_status", link.isUp() ? "up" : "down")
                .put("master_last_io_seconds_ago", link.silentSeconds())
                .put("master_sync_in_progress", link.fetching().isPresent() ? 1 : 0)
                .put("slave_read_repl_offset", offset + link.unapplied())
                .put("slave_repl_offset", offset);
        link.fetching().ifPresent(fetching -> progress(fields, fetching));
        if (!link.isUp()) {
            fields.put("master_link_down_since_seconds", link.downSeconds());
        }
        fields.put("slave_priority", configuration.get(ReplicationParameters.REPLICA_PRIORITY))
                .put("slave_read_only", configuration.get(ReplicationParameters.REPLICA_READ_ONLY) ? 1 : 0)
                .put("replica_announced", configuration.get(ReplicationParameters.REPLICA_ANNOUNCED) ? 1 : 0);
    }

    private static void progress(InfoFields fields, Fetching fetching) {
        long total = fetching.total();
        fields.put("master_sync_total_bytes", total)
                .put("master_sync_read_bytes", fetching.bytes())
                .put("master_sync_left_bytes", total - fetching.bytes())
                .put("master_sync_perc", Decimal.of(total == 0 ? 0.0 : 100.0 * fetching.bytes() / total, 2))
                .put("master_sync_last_io_seconds_ago", 0);
    }
}
