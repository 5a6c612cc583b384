package io.vedette.node.heap;

import java.util.function.LongSupplier;

/**
 * Where data end that no {@code maxmemory} bounds. A heap has an end, which a server that asks the system for memory has not; near it
 * the collector leaves no time to anybody, and at it the process is over. So what the data may take is what a collector can keep in order,
 * and commands that take more are refused before that. It is looked at now and then only, as it need not be exact.
 */
public final class HeapEnd {
    /** What a node needs for itself: 38 MB under ZGC, which has objects of twice the size. */
    private static final long OWN_BYTES = 48L << 20;

    /** The last fifth is for garbage, for what is under way, and for what a snapshot has to keep. */
    private static final double SHARE = 0.8;

    /** Of a heap so small that there would be next to nothing. */
    private static final int LEAST_PART = 4;

    /** Far fewer commands than fill what is left, unless they are so large that {@code claim} asks for them. */
    private static final int LOOKS_EVERY = 16;

    private final LongSupplier usedBytes;
    private final long mostBytes;
    private int asked;
    private boolean reached;

    public HeapEnd(long heapBytes, LongSupplier usedBytes) {
        this.usedBytes = usedBytes;
        this.mostBytes = Math.max(heapBytes / LEAST_PART, (long) ((heapBytes - OWN_BYTES) * SHARE));
    }

    /** To be asked before each command; looks every time while it is reached, so that who made room may go on at once. */
    public boolean isReached() {
        if (reached || ++asked % LOOKS_EVERY == 0) {
            reached = usedBytes.getAsLong() > mostBytes;
        }
        return reached;
    }

    /** What the data may take. */
    public long mostBytes() {
        return mostBytes;
    }
}
