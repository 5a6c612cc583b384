package io.vedette.engine.value;

/**
 * A string that was written into. A short one lies in one array with some room behind it, a long one in pieces, so that neither a
 * snapshot nor growth makes anybody copy all of it at once.
 */
public abstract sealed class EditedString extends Mutable implements StringValue permits RawString, GreatString {

    /** From this length on a string lies in pieces; a shorter one is copied in some ten microseconds. */
    static final int GREAT = 1 << 18;

    /** One of these bytes; takes the array over. */
    public static EditedString of(byte[] bytes) {
        return bytes.length < GREAT ? new RawString(bytes) : new GreatString(bytes, 0, bytes.length);
    }

    /** One to be written into until it has so many bytes, in the place of a string that nobody writes into any more. */
    public static EditedString of(StringValue string, int bytes) {
        if (Math.max(string.length(), bytes) < GREAT) {
            return new RawString(string.bytes());
        }
        return new GreatString(string.array(), string.offset(), string.length());
    }

    /** What it takes of memory at once to make a string longer. */
    public static long growth(long from, long to) {
        return to < GREAT ? from + to : to - from + GreatString.PIECE;
    }

    /** Whether it may be written into until it has so many bytes. */
    public abstract boolean mayBecome(int bytes);

    public final void append(byte[] array, int offset, int more) {
        write(length(), array, offset, more);
    }

    /** Writes at {@code at}; what is missing before it becomes zeros. */
    public abstract void write(int at, byte[] array, int offset, int count);

    /** Writes one byte over another. */
    public abstract void put(int at, byte other);

    /** Becomes these bytes; takes the array over. */
    public abstract void replace(byte[] other);

    @Override
    public abstract EditedString copy();

    @Override
    public final boolean isNumber() {
        return false;
    }

    @Override
    public final long number() {
        throw new IllegalStateException("a raw string of " + length() + " bytes is not kept as a number");
    }

    @Override
    public final int offset() {
        return 0;
    }

    @Override
    public final String encoding() {
        return "raw";
    }
}
