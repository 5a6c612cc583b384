package io.vedette.node.aof;

import io.vedette.resp.server.ReplyGate;

/**
 * How far the append-only file is. Positions count the bytes that were ever given: {@code given >= written >= synced}. Replies that wait
 * for the disk are let go as far as it has come, or where nobody has to wait any more.
 */
final class Progress {
    private final ReplyGate gate;
    private final AofWatch watch;
    private long given;
    private long written;
    private long synced;

    Progress(ReplyGate gate, AofWatch watch) {
        this.gate = gate;
        this.watch = watch;
    }

    /** So many bytes more have to get to the disk, and whoever learns of them waits for that or not. */
    void given(int bytes, boolean awaited) {
        given += bytes;
        if (awaited) {
            gate.happened(given);
        }
    }

    void written(int bytes) {
        written += bytes;
    }

    void syncedTo(long position) {
        synced = Math.max(synced, position);
        gate.safe(synced);
        watch.synced(synced);
    }

    /** Nobody waits for what was given so far. */
    void letGo() {
        gate.safe(given);
    }

    long given() {
        return given;
    }

    long written() {
        return written;
    }

    long synced() {
        return synced;
    }

    long unwritten() {
        return given - written;
    }
}
