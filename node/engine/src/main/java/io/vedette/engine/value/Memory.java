package io.vedette.engine.value;

/** What objects cost on a JVM with compressed references; the estimates behind MEMORY USAGE and maxmemory. */
public final class Memory {

    /** A small object. */
    public static final int OBJECT = 24;

    /** A reference in an array, and what a chained bucket adds to it on average. */
    public static final int SLOT = 12;

    private static final int ARRAY_HEADER = 16;

    private Memory() {}

    /** An array of so many bytes. */
    public static long array(long bytes) {
        return ARRAY_HEADER + (bytes + 7 & ~7L);
    }
}
