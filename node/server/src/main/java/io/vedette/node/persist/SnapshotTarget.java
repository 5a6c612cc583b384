package io.vedette.node.persist;

import java.io.IOException;

/** Where the bytes of a snapshot go: a file, or sockets of replicas. Called by one worker at a time. */
public interface SnapshotTarget {

    /** The array is only lent. */
    void write(byte[] array, int offset, int length) throws IOException;

    /** Everything was written. */
    void complete() throws IOException;

    /** Nothing more will come; what came is worth nothing. */
    void abandon() throws IOException;
}
