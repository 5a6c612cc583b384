package io.vedette.node.tracking;

import io.netty.buffer.ByteBuf;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.client.Tracking;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.Connections;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A message that copies are not true any more, and its way to a client: as a push in RESP3, or, where the client has it sent to
 * another one that listens, as a message on a channel. A RESP2 client that is neither cannot be told.
 */
final class Invalidation {
    private static final String CHANNEL = "__redis__:invalidate";

    private final Optional<List<String>> keys;

    private Invalidation(Optional<List<String>> keys) {
        this.keys = keys;
    }

    /** Of these keys, one char per byte. */
    static Invalidation of(List<String> keys) {
        return new Invalidation(Optional.of(keys));
    }

    static Invalidation ofEverything() {
        return new Invalidation(Optional.empty());
    }

    void sendTo(Connection tracker, Tracking tracking, Connections connections) {
        if (tracking.redirect() == 0) {
            if (tracker.protocol() == Protocol.RESP3) {
                tracker.push(push(Protocol.RESP3, "invalidate"));
            }
            return;
        }
        connections
                .find(tracking.redirect())
                .ifPresentOrElse(this::sendRedirected, () -> complain(tracker, tracking.redirect()));
    }

    private void sendRedirected(Connection receiver) {
        if (receiver.protocol() == Protocol.RESP3) {
            receiver.push(push(Protocol.RESP3, "invalidate"));
        } else if (receiver.flags().contains(ClientFlag.PUBSUB)) {
            receiver.push(push(Protocol.RESP2, "message", CHANNEL));
        }
    }

    private ByteBuf push(Protocol protocol, String... words) {
        ReplyWriter writer = new ReplyWriter(protocol);
        writer.push(words.length + 1);
        for (String word : words) {
            writer.bulk(word);
        }
        if (keys.isEmpty()) {
            writer.nil();
        } else {
            writer.array(keys.get().size());
            keys.get().forEach(key -> writer.bulk(key.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return writer.take();
    }

    /** Whoever should be told in its place is gone. */
    private static void complain(Connection tracker, long redirect) {
        tracker.flags().add(ClientFlag.TRACKING_BROKEN_REDIRECT);
        if (tracker.protocol() == Protocol.RESP3) {
            ReplyWriter writer = new ReplyWriter(Protocol.RESP3);
            writer.push(2);
            writer.bulk("tracking-redir-broken");
            writer.integer(redirect);
            tracker.push(writer.take());
        }
    }
}
