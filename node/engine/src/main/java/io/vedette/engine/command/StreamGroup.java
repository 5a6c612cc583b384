package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.replication.Effects;
import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.value.Text;

/**
 * A group at work, where it is and what replicas are told of it: who has an entry now, since when and for the how
 * manieth time, each as an XCLAIM that says all of it; the group's place; consumers that came without getting anything.
 */
final class StreamGroup {

    private static final byte[] NO_IDLE = Text.of("0");

    private final Services services;
    private final Database database;
    private final byte[] key;
    private final Group group;

    StreamGroup(Services services, Database database, byte[] key, Group group) {
        this.services = services;
        this.database = database;
        this.key = key;
        this.group = group;
    }

    Group group() {
        return group;
    }

    long nowMs() {
        return services.keyspace().nowMs();
    }

    /** A consumer that is new. */
    Consumer create(byte[] name) {
        Consumer consumer = group.create(name, nowMs());
        services.events().happened(EventClass.STREAM, "xgroup-createconsumer", database.number(), key);
        return consumer;
    }

    void tellConsumer(Consumer consumer) {
        effects().add(database.number(), Words.XGROUP, Words.CREATECONSUMER, key, group.name(), consumer.name());
    }

    /** Also of an entry that is gone: replicas find out the same. */
    void tellClaim(StreamId id, Pending entry) {
        effects()
                .add(
                        database.number(),
                        Words.XCLAIM,
                        key,
                        group.name(),
                        entry.consumer(),
                        NO_IDLE,
                        id.text(),
                        Words.TIME,
                        Text.of(entry.deliveredMs()),
                        Words.RETRYCOUNT,
                        Text.of(entry.deliveries()),
                        Words.FORCE,
                        Words.JUSTID,
                        Words.LASTID,
                        group.lastId().text());
    }

    void tellPlace() {
        effects()
                .add(
                        database.number(),
                        Words.XGROUP,
                        Words.SETID,
                        key,
                        group.name(),
                        group.lastId().text(),
                        Words.ENTRIESREAD,
                        Text.of(group.entriesRead()));
    }

    private Effects effects() {
        return services.effects();
    }
}
