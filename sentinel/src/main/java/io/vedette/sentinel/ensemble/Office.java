package io.vedette.sentinel.ensemble;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leadership of one group: a latch that one session at a time can hold, and beside it the record of who led last, in which epoch
 * and to which master. Holding the latch is not enough: the record must go to the new epoch from the very version that was read. So
 * no epoch is led twice, be the latch of one that lost its session without noticing.
 *
 * <p>All of it blocks, and is called by one thread at a time.
 */
final class Office {
    private static final Logger LOG = LoggerFactory.getLogger(Office.class);

    /** How long to stand in line on a slow ensemble; an election does not last longer, and we come again. */
    private static final long PATIENCE_MS = 900;

    private static final long LOOK_MS = 10;
    private static final String NOTHING = "{}";

    private final GroupName group;
    private final CuratorFramework client;
    private final String path;
    private final SentinelId me;
    private Optional<Held> held = Optional.empty();

    private record Held(LeaderLatch latch, Epoch epoch, int version) {}

    private record Seen(Epoch epoch, Epoch configEpoch, int version) {}

    /** Told when the latch is taken from us. */
    interface Lost {
        void lost(Epoch epoch);
    }

    Office(GroupName group, CuratorFramework client, String path, SentinelId me) {
        this.group = group;
        this.client = client;
        this.path = path;
        this.me = me;
    }

    Event take(Effect.AskLeadership ask, Lost lost) throws Exception {
        close();
        LeaderLatch latch = new LeaderLatch(client, path + "/leader", me.text());
        latch.addListener(new LeaderLatchListener() {
            @Override
            public void isLeader() {
                // It is waited for.
            }

            @Override
            public void notLeader() {
                lost.lost(ask.epoch());
            }
        });
        latch.start();
        try {
            Optional<SentinelId> other = standInLine(latch);
            Seen seen = look();
            boolean fits =
                    ask.epoch().isAfter(seen.epoch()) && !seen.configEpoch().isAfter(ask.configEpoch());
            if (latch.hasLeadership() && fits && write(ask, latch, seen.version())) {
                return new Event.LeadershipGranted(group, ask.epoch());
            }
            return new Event.LeadershipRefused(group, ask.epoch(), seen.epoch(), other);
        } finally {
            if (held.isEmpty()) {
                latch.close();
            }
        }
    }

    /** @return who stands before us; empty when nobody does, or nobody knows */
    private Optional<SentinelId> standInLine(LeaderLatch latch) throws Exception {
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!latch.await(LOOK_MS, TimeUnit.MILLISECONDS) && System.nanoTime() < endNs) {
            String leader = latch.getLeader().getId();
            if (!leader.isEmpty() && !leader.equals(me.text())) {
                return Optional.of(new SentinelId(leader));
            }
        }
        return Optional.empty();
    }

    private Seen look() throws Exception {
        Stat stat = new Stat();
        try {
            String text = new String(client.getData().storingStatIn(stat).forPath(path), StandardCharsets.UTF_8);
            JsonObject record = new JsonObject(text.isEmpty() ? NOTHING : text);
            return new Seen(epoch(record, "epoch"), epoch(record, "configEpoch"), stat.getVersion());
        } catch (RuntimeException odd) {
            throw new IOException(path + " holds something else than a record of leaders: " + odd.getMessage(), odd);
        } catch (KeeperException.NoNodeException absent) {
            client.create().creatingParentsIfNeeded().forPath(path, NOTHING.getBytes(StandardCharsets.UTF_8));
            return new Seen(Epoch.ZERO, Epoch.ZERO, 0);
        }
    }

    private static Epoch epoch(JsonObject record, String field) {
        return Epoch.parse(record.getString(field, "0"));
    }

    /** @return whether nobody wrote since we looked */
    private boolean write(Effect.AskLeadership ask, LeaderLatch latch, int version) throws Exception {
        JsonObject record =
                record(ask.epoch()).put("configEpoch", ask.configEpoch().toString());
        try {
            held = Optional.of(new Held(latch, ask.epoch(), write(record, version)));
            return true;
        } catch (KeeperException.BadVersionException raced) {
            return false;
        }
    }

    private JsonObject record(Epoch epoch) {
        return new JsonObject()
                .put("group", group.text())
                .put("epoch", epoch.toString())
                .put("leader", me.text());
    }

    private int write(JsonObject record, int version) throws Exception {
        byte[] bytes = record.encode().getBytes(StandardCharsets.UTF_8);
        return client.setData().withVersion(version).forPath(path, bytes).getVersion();
    }

    /** Gives it back, after it is on record what came of it. @return whether it was ours */
    boolean leave(Epoch epoch, Optional<HostPort> promoted) throws IOException {
        Optional<Held> holding = held.filter(mine -> mine.epoch().equals(epoch));
        if (holding.isEmpty()) {
            return false;
        }
        if (promoted.isPresent()) {
            JsonObject record = record(epoch)
                    .put("configEpoch", epoch.toString())
                    .put("master", promoted.get().name());
            try {
                write(record, holding.get().version());
            } catch (Exception e) {
                LOG.warn(
                        "That {} is the master of {} in epoch {} could not be recorded in {}: {}",
                        promoted.get(),
                        group,
                        epoch,
                        path,
                        e.toString());
            }
        }
        close();
        return true;
    }

    void close() throws IOException {
        Optional<Held> holding = held;
        held = Optional.empty();
        if (holding.isPresent()) {
            holding.get().latch().close();
        }
    }
}
