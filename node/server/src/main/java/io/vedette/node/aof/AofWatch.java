package io.vedette.node.aof;

/** Told what became of what {@link AofWriter} was given. */
interface AofWatch {
    /** A batch was written, and synced if so; how long that took, in the worker. */
    void wrote(boolean withSync, long tookNs);

    /** An fsync goes on for so long that the next is overdue. */
    void syncDelayed();

    /** Everything up to this position is on the disk. */
    void synced(long position);
}
