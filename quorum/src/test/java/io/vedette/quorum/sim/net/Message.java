package io.vedette.quorum.sim.net;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.Question;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.SentinelId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Everything that travels over a connection: the commands and replies themselves, without their bytes. */
public interface Message {

    /** Whether a network that duplicates may deliver it twice: one-way announcements and numbered questions. */
    default boolean mayRepeat() {
        return false;
    }

    /** The other side's kernel closed the connection. */
    record End(LinkEnd how) implements Message {}

    /** PING. */
    record Ping() implements Message {
        public static final Ping PING = new Ping();
    }

    /** A PING's reply. */
    record Pong(PingReply reply) implements Message {
        private static final Map<PingReply, Pong> ALL = new EnumMap<>(PingReply.class);

        static {
            for (PingReply reply : PingReply.values()) {
                ALL.put(reply, new Pong(reply));
            }
        }

        public static Pong of(PingReply reply) {
            return Objects.requireNonNull(ALL.get(reply));
        }
    }

    /** SUBSCRIBE __sentinel__:hello, by the sentinel that calls itself so. */
    record Subscribe(SentinelId who) implements Message {}

    /** INFO. */
    record AskInfo() implements Message {
        public static final AskInfo INFO = new AskInfo();
    }

    /** INFO's reply. */
    record Info(NodeInfo info) implements Message {}

    /** ROLE. */
    record AskRole() implements Message {
        public static final AskRole ROLE = new AskRole();
    }

    /** ROLE's reply. */
    record Role(RoleReport report) implements Message {}

    /** An order to a node; {@code by} is for the invariants alone. */
    record Order(SentinelId by, long number, NodeOrder order) implements Message {}

    /** The EXEC reply. */
    record OrderDone(long number, OrderOutcome outcome) implements Message {}

    /** PUBLISH __sentinel__:hello, and what its subscribers get. */
    record HelloMessage(Hello hello) implements Message {
        @Override
        public boolean mayRepeat() {
            return true;
        }
    }

    /** SENTINEL is-master-down-by-addr. */
    record AskDown(Question question) implements Message {
        @Override
        public boolean mayRepeat() {
            return true;
        }
    }

    /** Its reply. */
    record DownAnswered(Question question, Answer answer) implements Message {
        @Override
        public boolean mayRepeat() {
            return true;
        }
    }

    /** Our own sentinels among themselves. */
    record Gossiped(SentinelId from, Gossip gossip) implements Message {
        @Override
        public boolean mayRepeat() {
            return true;
        }
    }

    /** A redis-sentinel does not know that command. */
    record GossipUnknown() implements Message {}

    /** SENTINEL get-master-addr-by-name, and SUBSCRIBE +switch-master. */
    record WhereIsMaster(GroupName group) implements Message {}

    /** Its reply, or +switch-master. */
    record MasterIs(GroupName group, Optional<HostPort> master) implements Message {}

    /** A client's write. */
    record Write(long number) implements Message {}

    /** The acknowledgement, with the place the write has in the replication stream. */
    record Written(long number, String replicationId, long offset) implements Message {}

    /** READONLY, LOADING, MISCONF. */
    record NotWritten(long number, String error) implements Message {}
}
