package io.vedette.engine;

import io.vedette.engine.client.Audience;
import io.vedette.engine.client.WaitingRoom;
import io.vedette.engine.client.Watches;
import io.vedette.engine.event.EventClass;
import io.vedette.engine.event.KeyEvents;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Listener;
import io.vedette.engine.replication.Effects;
import io.vedette.engine.value.ValueType;

/** Hands on what happens to keys. */
final class Told implements Listener {
    private final Effects effects;
    private final KeyEvents events;
    private final Watches watches;
    private final WaitingRoom waitingRoom;
    private final Audience audience;
    private byte[] removal = Removal.word(false);

    Told(Effects effects, KeyEvents events, Watches watches, WaitingRoom waitingRoom, Audience audience) {
        this.effects = effects;
        this.events = events;
        this.watches = watches;
        this.waitingRoom = waitingRoom;
        this.audience = audience;
    }

    /** Whether replicas hear of a key whose time is over by UNLINK in place of DEL. */
    void expiryByUnlink(boolean yes) {
        removal = Removal.word(yes);
    }

    @Override
    public void modified(Database database, byte[] array, int offset, int length) {
        watches.modified(database, array, offset, length);
        waitingRoom.modified(database, array, offset, length);
        audience.changed(array, offset, length);
    }

    @Override
    public void appeared(Database database, byte[] key, ValueType type) {
        waitingRoom.appeared(database, key);
        events.happened(EventClass.NEW, "new", database.number(), key);
    }

    @Override
    public void expired(Database database, byte[] key) {
        effects.add(database.number(), removal, key);
        events.happened(EventClass.EXPIRED, "expired", database.number(), key);
        watches.modified(database, key, 0, key.length);
        waitingRoom.modified(database, key, 0, key.length);
        audience.changed(key, 0, key.length);
    }
}
