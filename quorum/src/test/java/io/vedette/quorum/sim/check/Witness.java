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

/** Sees everything that an invariant could be about, at the moment it happens. */
public interface Witness {
    /** Our core asks for this effect, before it is carried out. */
    default void effect(VedetteSentinel sentinel, Effect effect) {}

    /** The pre-failover hook answers our core. */
    default void hookSaid(VedetteSentinel sentinel, GroupName group, HookAnswer answer) {}

    /** A node's answer to INFO reaches our core. */
    default void told(VedetteSentinel sentinel, HostPort node, NodeInfo info) {}

    /** A sentinel lets its vote be known: to itself, or in an answer on its way to the candidate. */
    default void voted(SentinelProcess voter, GroupName group, Epoch epoch, SentinelId candidate) {}

    /** A sentinel publishes (by hello or to clients) that this is the master. */
    default void claimed(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort master) {}

    /** A sentinel sends this order to a node. */
    default void ordered(SentinelProcess sentinel, HostPort node, NodeOrder order) {}

    /** A node carries the order out. */
    default void obeyed(RedisNode node, SentinelId by, NodeOrder order) {}

    /** A sentinel says what it does, in the words of redis-sentinel's events. */
    default void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {}

    /** A sentinel tells its clients of a new master. */
    default void published(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort master) {}

    /** A sentinel has started, with what its disk held. */
    default void started(SentinelProcess sentinel) {}
}
