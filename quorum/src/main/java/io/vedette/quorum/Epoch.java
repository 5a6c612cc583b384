package io.vedette.quorum;

/**
 * A logical time of the sentinels: an unsigned 64-bit number that only grows. A vote is given at most once per epoch and
 * group; a configuration carries the epoch of the election that made it, and the higher one wins.
 */
public record Epoch(long value) implements Comparable<Epoch> {
    public static final Epoch ZERO = new Epoch(0);

    /** Reads the decimal form used on the wire and in the configuration file. */
    public static Epoch parse(String decimal) {
        return new Epoch(Long.parseUnsignedLong(decimal));
    }

    public Epoch next() {
        if (value == -1L) {
            throw new IllegalStateException("epoch " + this + " has no successor");
        }
        return new Epoch(value + 1);
    }

    public boolean isAfter(Epoch other) {
        return compareTo(other) > 0;
    }

    public Epoch max(Epoch other) {
        return isAfter(other) ? this : other;
    }

    /**
     * Whether this epoch may be believed by somebody who is at {@code current}. One message with an epoch at the end of
     * the range would otherwise end all elections for ever.
     */
    public boolean isCredibleAfter(Epoch current, long maxJump) {
        return !isAfter(current) || Long.compareUnsigned(value - current.value, maxJump) <= 0;
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Epoch that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
