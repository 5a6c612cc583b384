package io.vedette.resp.pubsub;

import io.vedette.resp.command.Glob;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ConnectionListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The registry of all subscriptions of a server, and the way a message goes through it: first to those who listen to
 * the channel, then to those whose pattern takes it, each in the order in which they subscribed.
 */
public final class PubSub implements ConnectionListener {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PMESSAGE = "pmessage".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SMESSAGE = "smessage".getBytes(StandardCharsets.US_ASCII);

    private final Map<Kind, Topics> topics = new EnumMap<>(Kind.class);

    public PubSub() {
        for (Kind kind : Kind.values()) {
            topics.put(kind, new Topics());
        }
    }

    /** Sends a message to everybody it concerns; gives how often it was delivered. */
    public int publish(byte[] channel, byte[] payload) {
        int receivers = sendTo(topics(Kind.CHANNEL).find(ChannelNames.of(channel)), MESSAGE, channel, payload);
        for (Topic pattern : topics(Kind.PATTERN).all()) {
            if (pattern.takes(channel)) {
                receivers += new Message(PMESSAGE, pattern.name(), channel, payload).sendTo(pattern.listeners());
            }
        }
        return receivers;
    }

    /** As {@link #publish}, for a shard channel, which patterns do not see. */
    public int publishToShard(byte[] channel, byte[] payload) {
        return sendTo(topics(Kind.SHARD).find(ChannelNames.of(channel)), SMESSAGE, channel, payload);
    }

    /** Names of one kind that somebody listens to, those that match. */
    public List<byte[]> names(Kind kind, Glob matching) {
        List<byte[]> names = new ArrayList<>();
        for (Topic topic : topics(kind).all()) {
            if (matching.matches(topic.name())) {
                names.add(topic.name());
            }
        }
        return names;
    }

    /** How many listen to exactly this name. */
    public int listeners(Kind kind, byte[] name) {
        Topic topic = topics(kind).find(ChannelNames.of(name));
        return topic == null ? 0 : topic.listeners().size();
    }

    /** How many different names of one kind are listened to. */
    public int count(Kind kind) {
        return topics(kind).size();
    }

    /** Ends every subscription of a connection without telling it. */
    public void forget(Connection connection) {
        Subscriptions subscriptions = connection.attachment(Subscriptions.KEY);
        if (subscriptions == null) {
            return;
        }
        for (Kind kind : Kind.values()) {
            for (String name : subscriptions.names(kind)) {
                topics(kind).remove(name, connection);
            }
        }
        connection.attach(Subscriptions.KEY, null);
        connection.flags().remove(ClientFlag.PUBSUB);
    }

    /** Whether a connection listens to something that is not allowed (any more). */
    public static boolean listensTo(Connection connection, BiPredicate<Kind, byte[]> forbidden) {
        Subscriptions subscriptions = connection.attachment(Subscriptions.KEY);
        if (subscriptions == null) {
            return false;
        }
        for (Kind kind : Kind.values()) {
            for (String name : subscriptions.names(kind)) {
                if (forbidden.test(kind, ChannelNames.bytes(name))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void reset(Connection connection) {
        forget(connection);
    }

    @Override
    public void closed(Connection connection) {
        forget(connection);
    }

    void subscribe(Kind kind, String name, Connection connection) {
        if (Subscriptions.of(connection).add(kind, name)) {
            topics(kind).add(name, connection);
        }
        connection.flags().add(ClientFlag.PUBSUB);
    }

    void unsubscribe(Kind kind, String name, Connection connection) {
        Subscriptions subscriptions = Subscriptions.of(connection);
        if (subscriptions.remove(kind, name)) {
            topics(kind).remove(name, connection);
        }
        if (subscriptions.isEmpty()) {
            connection.flags().remove(ClientFlag.PUBSUB);
        }
    }

    private static int sendTo(@Nullable Topic topic, byte[] type, byte[] channel, byte[] payload) {
        return topic == null ? 0 : new Message(type, channel, payload).sendTo(topic.listeners());
    }

    private Topics topics(Kind kind) {
        Topics found = topics.get(kind);
        if (found == null) {
            throw new IllegalStateException("no registry for " + kind);
        }
        return found;
    }
}
