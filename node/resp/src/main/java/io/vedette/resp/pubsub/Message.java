package io.vedette.resp.pubsub;

import io.netty.buffer.ByteBuf;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.server.Connection;
import java.util.EnumMap;
import java.util.Map;

/**
 * One published message on its way to many: it is put into wire form once for each dialect that somebody speaks, and
 * every listener is given a view of the same bytes.
 */
final class Message {
    private final byte[][] parts;
    private final Map<Protocol, ByteBuf> frames = new EnumMap<>(Protocol.class);

    Message(byte[]... parts) {
        this.parts = parts;
    }

    /** Hands it to every listener; the message is of no more use afterwards. Gives how many there were. */
    int sendTo(Iterable<Connection> listeners) {
        int receivers = 0;
        for (Connection listener : listeners) {
            listener.push(frame(listener.protocol()).retainedDuplicate());
            receivers++;
        }
        frames.values().forEach(ByteBuf::release);
        frames.clear();
        return receivers;
    }

    private ByteBuf frame(Protocol protocol) {
        return frames.computeIfAbsent(protocol, this::encoded);
    }

    private ByteBuf encoded(Protocol protocol) {
        ReplyWriter writer = new ReplyWriter(protocol);
        writer.push(parts.length);
        for (byte[] part : parts) {
            writer.bulk(part);
        }
        return writer.take();
    }
}
