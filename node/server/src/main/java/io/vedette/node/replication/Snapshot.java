package io.vedette.node.replication;

import java.util.ArrayList;
import java.util.List;

/** The file of one point in time, for all replicas that wait for one. */
final class Snapshot {
    private final List<byte[]> parts = new ArrayList<>();
    private long bytes;
    private boolean ended;

    void add(byte[] part) {
        parts.add(part);
        bytes += part.length;
    }

    void end() {
        ended = true;
    }

    int parts() {
        return parts.size();
    }

    byte[] part(int number) {
        return parts.get(number);
    }

    long bytes() {
        return bytes;
    }

    boolean isEnded() {
        return ended;
    }
}
