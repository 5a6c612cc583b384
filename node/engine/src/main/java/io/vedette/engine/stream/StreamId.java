package io.vedette.engine.stream;

import io.vedette.engine.value.Text;
import io.vedette.resp.Digits;

/** The ID of an entry: a time and a number within it, both without sign. */
public record StreamId(long ms, long seq) implements Comparable<StreamId> {

    /** Before all entries; no entry has it. */
    public static final StreamId ZERO = new StreamId(0, 0);

    /** No entry can follow it. */
    public static final StreamId MAX = new StreamId(-1, -1);

    /** From the form blocks are keyed by. */
    public static StreamId of(byte[] sixteen) {
        return new StreamId(big(sixteen, 0), big(sixteen, Long.BYTES));
    }

    public boolean isZero() {
        return ms == 0 && seq == 0;
    }

    /** The ID that follows; {@link #ZERO} follows the greatest. */
    public StreamId next() {
        return seq == -1 ? new StreamId(ms + 1, 0) : new StreamId(ms, seq + 1);
    }

    /** The ID before; {@link #MAX} comes before the least. */
    public StreamId previous() {
        return seq == 0 ? new StreamId(ms - 1, -1) : new StreamId(ms, seq - 1);
    }

    public boolean isAfter(StreamId other) {
        return compareTo(other) > 0;
    }

    public boolean isBefore(StreamId other) {
        return compareTo(other) < 0;
    }

    /** Sixteen bytes that compare as IDs do. */
    public byte[] toBytes() {
        byte[] bytes = new byte[2 * Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            int shift = Long.SIZE - Byte.SIZE * (i + 1);
            bytes[i] = (byte) (ms >> shift);
            bytes[Long.BYTES + i] = (byte) (seq >> shift);
        }
        return bytes;
    }

    private static long big(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            value = value << Byte.SIZE | (bytes[i] & 0xff);
        }
        return value;
    }

    /** The form in replies and commands. */
    public byte[] text() {
        if (ms < 0 || seq < 0) {
            return Text.of(toString());
        }
        byte[] text = new byte[Text.width(ms) + 1 + Text.width(seq)];
        int dash = Digits.write(text, 0, ms);
        text[dash] = '-';
        Digits.write(text, dash + 1, seq);
        return text;
    }

    @Override
    public int compareTo(StreamId other) {
        int byTime = Long.compareUnsigned(ms, other.ms);
        return byTime != 0 ? byTime : Long.compareUnsigned(seq, other.seq);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(ms) + '-' + Long.toUnsignedString(seq);
    }
}
