package io.vedette.quorum.sim.client;

import io.vedette.quorum.sim.node.RedisNode;
import java.util.Arrays;

/** Every acknowledged write of one group: where in which stream it is, so that one can ask afterwards who still has it. */
public final class Ledger {
    private String[] streams = new String[256];
    private long[] offsets = new long[256];
    private int size;

    void acknowledged(String replicationId, long offset) {
        if (size == offsets.length) {
            streams = Arrays.copyOf(streams, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        streams[size] = replicationId;
        offsets[size++] = offset;
    }

    public int acknowledged() {
        return size;
    }

    public int lostBy(RedisNode master) {
        int lost = 0;
        for (int i = 0; i < size; i++) {
            if (!master.holds(streams[i], offsets[i])) {
                lost++;
            }
        }
        return lost;
    }
}
