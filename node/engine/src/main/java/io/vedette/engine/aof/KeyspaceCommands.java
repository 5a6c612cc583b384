package io.vedette.engine.aof;

import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.Usage;
import io.vedette.engine.replication.EffectStream;
import io.vedette.engine.value.Value;
import java.util.Arrays;

/** Writes a base as commands: the libraries of functions, then every key in its database. */
public final class KeyspaceCommands implements ContentWriter {

    private final EffectStream.Sink sink;
    private final boolean timed;
    private final EffectStream stream;
    private final ValueCommands values;
    private int database;

    /** @param timed whether they begin with the time at which that was so */
    public KeyspaceCommands(EffectStream.Sink sink, boolean timed) {
        this.sink = sink;
        this.timed = timed;
        this.stream = new EffectStream(sink);
        this.values = new ValueCommands(command -> stream.append(database, command));
    }

    @Override
    public void begin(RdbOrigin origin) {
        if (timed) {
            byte[] annotation = new Timestamps().before(origin.atMs());
            sink.write(annotation, 0, annotation.length);
        }
    }

    @Override
    public void function(byte[] code) {
        stream.append(database, ValueCommands.ascii("FUNCTION"), ValueCommands.ascii("LOAD"), code);
    }

    @Override
    public void sizes(int number, long keys, long expiring) {
        // There is no command that says so.
    }

    @Override
    public void entry(int number, byte[] array, int keyLength, Value value, long expiresAtMs, Usage usage) {
        database = number;
        values.write(keyLength == array.length ? array : Arrays.copyOf(array, keyLength), value, expiresAtMs);
    }

    @Override
    public void end() {
        // A file of commands may end behind any of them.
    }
}
