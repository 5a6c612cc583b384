package io.vedette.node.replication;

/** What went between masters and replicas so far: what our master said, and what our replicas were told. */
public final class Traffic {
    private final Replicas replicas;
    private long bytesIn;
    private long bytesOutBefore;

    Traffic(Replicas replicas) {
        this.replicas = replicas;
    }

    void heard(int bytes) {
        bytesIn += bytes;
    }

    public long bytesIn() {
        return bytesIn;
    }

    public long bytesOut() {
        return replicas.sentBytes() - bytesOutBefore;
    }

    /** Counts from 0 again. */
    public void reset() {
        bytesIn = 0;
        bytesOutBefore = replicas.sentBytes();
    }
}
