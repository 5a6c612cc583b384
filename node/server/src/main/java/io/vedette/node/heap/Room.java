package io.vedette.node.heap;

/**
 * How much garbage may lie beside what is alive before it is collected: a share of it, so that the work of collecting stays in proportion
 * to what was allocated, and something for a node that holds next to nothing.
 */
record Room(long mostBytes) {
    private static final long LEAST_BYTES = 64L << 20;
    private static final int SHARE = 4;

    /** Changes smaller than this part are not worth telling the collector. */
    private static final int NOTABLE = 32;

    long above(long aliveBytes) {
        return Math.min(mostBytes, aliveBytes + aliveBytes / SHARE + LEAST_BYTES);
    }

    boolean isWorthTelling(long before, long now) {
        return Math.abs(now - before) > before / NOTABLE;
    }
}
