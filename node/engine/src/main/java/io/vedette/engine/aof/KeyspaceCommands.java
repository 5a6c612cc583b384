package io.vedette.engine.aof;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.replication.EffectStream;
import io.vedette.engine.value.Value;
import java.util.List;

/** Writes a base as commands: the libraries of functions, then every key in its database. */
public final class KeyspaceCommands {

    private final EffectStream stream;
    private final ValueCommands values;
    private int database;

    public KeyspaceCommands(EffectStream.Sink sink) {
        this.stream = new EffectStream(sink);
        this.values = new ValueCommands(command -> stream.append(database, command));
    }

    /** Everything at once, while nothing else happens. */
    public void write(Keyspace keyspace, List<byte[]> functions) {
        functions.forEach(this::function);
        for (Database each : keyspace.databases()) {
            for (Entry entry : each.entries()) {
                entry(each.number(), entry.key(), entry.value(), each.expiresAtMs(entry));
            }
        }
    }

    /** The text of a library of functions. */
    public void function(byte[] code) {
        stream.append(database, ValueCommands.ascii("FUNCTION"), ValueCommands.ascii("LOAD"), code);
    }

    /**
     * A key and its value.
     *
     * @param expiresAtMs or {@link Database#NEVER}
     */
    public void entry(int number, byte[] key, Value value, long expiresAtMs) {
        database = number;
        values.write(key, value, expiresAtMs);
    }
}
