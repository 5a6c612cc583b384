package io.vedette.engine.hyperloglog;

import java.util.Arrays;
import java.util.Optional;

/**
 * An estimate as the bytes of a string: 16 bytes of header (magic, encoding, the last count), then the registers, dense
 * with 6 bits each or as {@link SparseRegisters}. Made from a copy of the bytes; what was changed is read back with
 * {@link #bytes}.
 */
public final class HyperLogLog {

    static final int HEADER = 16;
    static final int DENSE = HEADER + Registers.COUNT * 6 / 8;

    private static final byte[] MAGIC = {'H', 'Y', 'L', 'L'};
    private static final int ENCODING_AT = 4;
    private static final int COUNT_AT = 8;
    private static final int STALE_AT = 15;
    private static final byte STALE = (byte) 0x80;

    private byte[] bytes;

    private HyperLogLog(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One that has seen nothing. */
    public static HyperLogLog empty() {
        byte[] bytes = Arrays.copyOf(MAGIC, HEADER + 2);
        bytes[ENCODING_AT] = 1;
        bytes[HEADER] = 0x7f;
        bytes[HEADER + 1] = (byte) 0xff;
        return new HyperLogLog(bytes);
    }

    /** Takes the array over; nothing if the bytes are no estimate. */
    public static Optional<HyperLogLog> of(byte[] bytes) {
        boolean valid = bytes.length >= HEADER
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && (bytes[ENCODING_AT] == 1 || (bytes[ENCODING_AT] == 0 && bytes.length == DENSE));
        return valid ? Optional.of(new HyperLogLog(bytes)) : Optional.empty();
    }

    public byte[] bytes() {
        return bytes;
    }

    public boolean isSparse() {
        return bytes[ENCODING_AT] == 1;
    }

    /** Notes an element; whether that changed a register. */
    public boolean add(byte[] array, int offset, int length, long sparseMaxBytes) throws CorruptEstimate {
        long hash = Murmur.hash(array, offset, length);
        return raise(Registers.index(hash), Registers.rank(hash), sparseMaxBytes);
    }

    /** Notes everything these registers have seen. */
    public void add(Registers registers, long sparseMaxBytes) throws CorruptEstimate {
        for (int i = 0; i < Registers.COUNT; i++) {
            if (registers.get(i) > 0) {
                raise(i, registers.get(i), sparseMaxBytes);
            }
        }
    }

    /** The registers in one byte each. */
    public Registers registers() throws CorruptEstimate {
        Registers registers = new Registers();
        if (isSparse()) {
            SparseRegisters.read(bytes, registers);
        } else {
            for (int i = 0; i < Registers.COUNT; i++) {
                registers.set(i, dense(i));
            }
        }
        return registers;
    }

    /** Whether the count in the header is that of the registers. */
    public boolean isCounted() {
        return (bytes[STALE_AT] & STALE) == 0;
    }

    /** The estimate; it is kept in the header for the next time. */
    public long count() throws CorruptEstimate {
        if (!isCounted()) {
            long estimate = registers().estimate();
            for (int i = 0; i < Long.BYTES; i++) {
                bytes[COUNT_AT + i] = (byte) (estimate >> (8 * i));
            }
            return estimate;
        }
        long count = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            count = (count << 8) | (bytes[COUNT_AT + i] & 0xff);
        }
        return count;
    }

    /** The registers were changed. */
    public void forgetCount() {
        bytes[STALE_AT] |= STALE;
    }

    /** The runs of a sparse one, as PFDEBUG shows them. */
    public Optional<String> runs() {
        return isSparse() ? Optional.of(SparseRegisters.show(bytes)) : Optional.empty();
    }

    /** Gives each register its 6 bits. */
    public void makeDense() throws CorruptEstimate {
        if (isSparse()) {
            Registers registers = registers();
            byte[] dense = Arrays.copyOf(Arrays.copyOf(bytes, HEADER), DENSE);
            dense[ENCODING_AT] = 0;
            bytes = dense;
            for (int i = 0; i < Registers.COUNT; i++) {
                dense(i, registers.get(i));
            }
        }
    }

    private boolean raise(int index, int rank, long sparseMaxBytes) throws CorruptEstimate {
        if (isSparse()) {
            SparseRegisters.Change change = SparseRegisters.raise(bytes, index, rank, sparseMaxBytes);
            if (change.fits()) {
                bytes = change.bytes();
                if (change.raised()) {
                    forgetCount();
                }
                return change.raised();
            }
            makeDense();
        }
        if (dense(index) >= rank) {
            return false;
        }
        dense(index, rank);
        forgetCount();
        return true;
    }

    private int dense(int index) {
        int bit = index * 6;
        int at = HEADER + (bit >> 3);
        int low = bytes[at] & 0xff;
        int high = at + 1 < DENSE ? bytes[at + 1] & 0xff : 0;
        return (((high << 8) | low) >> (bit & 7)) & 63;
    }

    private void dense(int index, int value) {
        int bit = index * 6;
        int at = HEADER + (bit >> 3);
        int shift = bit & 7;
        bytes[at] = (byte) ((bytes[at] & ~(63 << shift)) | (value << shift));
        if (at + 1 < DENSE && shift > 2) {
            bytes[at + 1] = (byte) ((bytes[at + 1] & ~(63 >> (8 - shift))) | (value >> (8 - shift)));
        }
    }
}
