package io.vedette.quorum.sim.check;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HookAnswer;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.ArrayList;
import java.util.List;

/** Tells several witnesses. */
public final class Witnesses implements Witness {
    private final List<Witness> all = new ArrayList<>();

    public void add(Witness witness) {
        all.add(witness);
    }

    @Override
    public void effect(VedetteSentinel sentinel, Effect effect) {
        // These two are most of all effects, and nothing depends on them.
        if (effect instanceof Effect.Ping || effect instanceof Effect.AskInfo) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).effect(sentinel, effect);
        }
    }

    @Override
    public void hookSaid(VedetteSentinel sentinel, GroupName group, HookAnswer answer) {
        all.forEach(witness -> witness.hookSaid(sentinel, group, answer));
    }

    @Override
    public void told(VedetteSentinel sentinel, HostPort node, NodeInfo info) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).told(sentinel, node, info);
        }
    }

    @Override
    public void voted(SentinelProcess voter, GroupName group, Epoch epoch, SentinelId candidate) {
        all.forEach(witness -> witness.voted(voter, group, epoch, candidate));
    }

    @Override
    public void claimed(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort master) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).claimed(sentinel, group, configEpoch, master);
        }
    }

    @Override
    public void ordered(SentinelProcess sentinel, HostPort node, NodeOrder order) {
        all.forEach(witness -> witness.ordered(sentinel, node, order));
    }

    @Override
    public void obeyed(RedisNode node, SentinelId by, NodeOrder order) {
        all.forEach(witness -> witness.obeyed(node, by, order));
    }

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        all.forEach(witness -> witness.announced(sentinel, group, event, payload));
    }

    @Override
    public void published(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort master) {
        all.forEach(witness -> witness.published(sentinel, group, configEpoch, master));
    }

    @Override
    public void started(SentinelProcess sentinel) {
        all.forEach(witness -> witness.started(sentinel));
    }
}
