package io.vedette.engine.command;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;

/** What XCLAIM and XAUTOCLAIM have in common: entries of a group change hands. */
final class StreamClaim {

    private final Call call;
    private final StreamValue stream;
    private final StreamGroup at;
    private final boolean justId;

    StreamClaim(Call call, StreamValue stream, Group group, boolean justId) {
        this.call = call;
        this.stream = stream;
        this.at = new StreamGroup(call.services(), call.database(), call.bytes(1), group);
        this.justId = justId;
        Consumer consumer = group.consumer(call.bytes(3));
        if (consumer != null) {
            consumer.seen(call.nowMs());
        }
        call.noEffect();
    }

    /** The stream of a group that must be there, for changing. */
    static StreamValue stream(Call call) {
        StreamValue stream = call.stream(1) == null ? null : call.streamToWrite(1);
        if (stream == null || stream.group(call.bytes(2)) == null) {
            throw StreamErrors.noGroup(call, 1, call.bytes(2), "");
        }
        return stream;
    }

    static Group group(Call call, StreamValue stream) {
        Group group = stream.group(call.bytes(2));
        if (group == null) {
            throw StreamErrors.noGroup(call, 1, call.bytes(2), "");
        }
        return group;
    }

    boolean isThere(StreamId id) {
        return stream.contains(id);
    }

    /** An entry that is gone is pending no more. */
    void forget(Pending entry) {
        at.tellClaim(entry.id(), entry);
        at.group().acknowledge(entry.id());
    }

    /** An entry nobody had becomes the consumer's, as if it had been delivered once. */
    Pending create(StreamId id) {
        return at.group().add(id, consumer(), call.nowMs(), 1);
    }

    /** The consumer gets the entry, and the reply shows it. */
    void take(Pending entry, long deliveredMs, long deliveries) {
        Consumer consumer = consumer();
        Pending taken = at.group().add(entry.id(), consumer, deliveredMs, deliveries);
        if (justId) {
            call.reply().bulk(entry.id().text());
        } else if (!StreamReply.entry(call.reply(), stream, entry.id())) {
            throw new IllegalStateException("entry " + entry.id() + " went while it was claimed");
        }
        consumer.active(call.nowMs());
        at.tellClaim(entry.id(), taken);
    }

    /** It is created when it gets something, so replicas need not be told of it. */
    private Consumer consumer() {
        Consumer there = at.group().consumer(call.bytes(3));
        return there == null ? at.create(call.bytes(3)) : there;
    }

    void tellPlace() {
        at.tellPlace();
    }
}
