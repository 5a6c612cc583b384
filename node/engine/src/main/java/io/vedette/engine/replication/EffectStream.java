package io.vedette.engine.replication;

import java.nio.charset.StandardCharsets;

/**
 * Effects as the bytes Redis writes for them, to replicas and to the append-only file alike: commands as arrays of
 * strings, with a SELECT in between where the database changes. Each reader needs a stream of its own, since what it
 * was told last decides whether it has to be told again.
 */
public final class EffectStream {

    /** Takes the bytes of one command; the array is only lent. */
    @FunctionalInterface
    public interface Sink {
        void write(byte[] array, int offset, int length);
    }

    private static final byte[] SELECT = ascii("SELECT");
    private static final int NOWHERE = -1;

    private final Sink sink;
    private final CommandBytes own = new CommandBytes();
    private int database = NOWHERE;

    public EffectStream(Sink sink) {
        this.sink = sink;
    }

    /** The next command says its database in any case: somebody begins to read here. */
    public void reselect() {
        database = NOWHERE;
    }

    /** A command as clients send it. */
    public void append(int where, byte[] array, int offset, int length) {
        select(where);
        sink.write(array, offset, length);
    }

    public void append(int where, byte[]... command) {
        select(where);
        appendAnywhere(command);
    }

    /** A command that does the same in every database. */
    public void appendAnywhere(byte[]... command) {
        own.add(command);
        sink.write(own.array(), 0, own.length());
        own.clear();
    }

    private void select(int where) {
        if (where != database) {
            database = where;
            appendAnywhere(SELECT, ascii(Integer.toString(where)));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
