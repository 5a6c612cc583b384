package io.vedette.engine.value;

/**
 * How large a value may be in its compact encoding; the names and figures are Redis's configuration parameters.
 *
 * <p>A stream's blocks have no limit of entries where that is 0.
 *
 * @param listMaxListpackSize entries per node if positive, else -1 to -5 for 4, 8, 16, 32, 64 kB
 */
public record Limits(
        long hashMaxListpackEntries,
        long hashMaxListpackValue,
        int listMaxListpackSize,
        long setMaxIntsetEntries,
        long setMaxListpackEntries,
        long setMaxListpackValue,
        long zsetMaxListpackEntries,
        long zsetMaxListpackValue,
        long hllSparseMaxBytes,
        long streamNodeMaxBytes,
        long streamNodeMaxEntries) {

    public static final Limits DEFAULT = new Limits(512, 64, -2, 512, 128, 64, 128, 64, 3000, 4096, 100);

    private static final int KILO = 1024;
    private static final int SMALLEST_NODE = 4 * KILO;

    /** With entries counted, a node still holds no more bytes than this. */
    private static final int SAFE_NODE = 8 * KILO;

    /** Most entries of a node of a list. */
    int nodeEntries() {
        return listMaxListpackSize >= 0 ? Math.max(1, listMaxListpackSize) : Integer.MAX_VALUE;
    }

    /** Most bytes of a node of a list. */
    int nodeBytes() {
        return listMaxListpackSize >= 0 ? SAFE_NODE : SMALLEST_NODE << (Math.min(5, -listMaxListpackSize) - 1);
    }
}
