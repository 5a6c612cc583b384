package io.vedette.engine.rdb;

/**
 * How much a key was used, as far as the eviction policy keeps account of it.
 *
 * @param idleSeconds since it was used, or {@link #UNKNOWN}
 * @param frequency Redis's logarithmic counter, 0 to 255, or {@link #UNKNOWN}
 */
public record Usage(long idleSeconds, int frequency) {

    public static final int UNKNOWN = -1;

    /** Nothing is known, and nothing is written. */
    public static final Usage NONE = new Usage(UNKNOWN, UNKNOWN);

    public static Usage idle(long seconds) {
        return new Usage(seconds, UNKNOWN);
    }

    public static Usage frequency(int counter) {
        return new Usage(UNKNOWN, counter);
    }
}
