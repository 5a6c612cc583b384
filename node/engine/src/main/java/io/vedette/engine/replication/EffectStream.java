package io.vedette.engine.replication;

import java.io.ByteArrayOutputStream;
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
    private static final byte[] END = ascii("\r\n");

    private static final int NOWHERE = -1;

    /** Above this the memory for one command is given back after it. */
    private static final int KEPT_BYTES = 1 << 20;

    private final Sink sink;
    private Scratch scratch = new Scratch();
    private int database = NOWHERE;

    public EffectStream(Sink sink) {
        this.sink = sink;
    }

    /** The next command says its database in any case: somebody begins to read here. */
    public void reselect() {
        database = NOWHERE;
    }

    public void append(int where, byte[]... command) {
        if (where != database) {
            database = where;
            write(SELECT, ascii(Integer.toString(where)));
        }
        appendAnywhere(command);
    }

    /** A command that does the same in every database. */
    public void appendAnywhere(byte[]... command) {
        write(command);
        scratch.passTo(sink);
        if (scratch.capacity() > KEPT_BYTES) {
            scratch = new Scratch();
        }
    }

    private void write(byte[]... command) {
        scratch.header('*', command.length);
        for (byte[] word : command) {
            scratch.header('$', word.length);
            scratch.writeBytes(word);
            scratch.writeBytes(END);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes that are handed on without a copy. */
    private static final class Scratch extends ByteArrayOutputStream {

        void header(char type, int count) {
            write(type);
            writeBytes(ascii(Integer.toString(count)));
            writeBytes(END);
        }

        void passTo(Sink sink) {
            sink.write(buf, 0, count);
            reset();
        }

        int capacity() {
            return buf.length;
        }
    }
}
