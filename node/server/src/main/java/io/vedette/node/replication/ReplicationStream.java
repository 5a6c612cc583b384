package io.vedette.node.replication;

import io.vedette.engine.replication.Backlog;
import io.vedette.engine.replication.EffectLog;
import io.vedette.engine.replication.EffectStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one stream of bytes all replicas of this node get, and how long it is. A master makes it of the effects of
 * commands; a replica passes on its master's very bytes, so that whoever follows it could follow the master as well.
 *
 * <p>Without anybody who might want them no bytes are made, and the offset stands still, as in Redis.
 */
public final class ReplicationStream implements EffectLog {
    private final EffectStream encoder = new EffectStream(this::write);
    private final Runnable grown;
    private @Nullable Backlog backlog;
    private long offset;
    private boolean repeating;

    /** @param grown told after every write */
    public ReplicationStream(Runnable grown) {
        this.grown = grown;
    }

    /** How many bytes there have been. */
    public long offset() {
        return offset;
    }

    public Optional<Backlog> backlog() {
        return Optional.ofNullable(backlog);
    }

    /** Keeps what comes from now on, if it did not before. */
    Backlog open(long capacity) {
        Backlog open = backlog;
        if (open == null) {
            open = new Backlog(capacity, offset);
            backlog = open;
            encoder.reselect();
        }
        return open;
    }

    /** Nobody needs it any more. */
    void close() {
        backlog = null;
    }

    /** It is another stream from here on, of which nothing is kept. */
    void restart(long at, long capacity) {
        offset = at;
        backlog = new Backlog(capacity, at);
    }

    /** Whether the bytes come from our master, and the effects of commands are not ours to tell. */
    void repeating(boolean yes) {
        repeating = yes;
        encoder.reselect();
    }

    /** Somebody begins to read here. */
    void reselect() {
        encoder.reselect();
    }

    /** Bytes of our master, applied. */
    void repeat(byte[] array, int from, int length) {
        write(array, from, length);
    }

    /** A word of ours to the replicas. */
    void say(String... words) {
        encoder.appendAnywhere(Stream.of(words)
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new));
    }

    @Override
    public boolean isWanted() {
        return backlog != null && !repeating;
    }

    @Override
    public void append(int database, byte[] array, int from, int length) {
        encoder.append(database, array, from, length);
    }

    @Override
    public void pass(int database, byte[] array, int from, int length) {
        encoder.append(database, array, from, length);
    }

    private void write(byte[] array, int from, int length) {
        offset += length;
        if (backlog != null) {
            backlog.append(array, from, length);
            grown.run();
        }
    }
}
