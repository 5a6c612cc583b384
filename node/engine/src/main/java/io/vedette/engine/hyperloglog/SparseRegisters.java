package io.vedette.engine.hyperloglog;

import java.util.Arrays;

/**
 * Registers most of which are 0, as runs:
 *
 * <pre>
 * 00nnnnnn            n+1 registers are 0
 * 01nnnnnn nnnnnnnn   n+1 registers are 0
 * 1vvvvvnn            n+1 registers are v+1
 * </pre>
 *
 * Raising a register splits the run it is in; runs of one value beside each other are then made one. Both are done just
 * as Redis does it, because the bytes can be seen and compared.
 */
final class SparseRegisters {

    private static final int GREATEST_VALUE = 32;
    private static final int LONGEST_VALUE_RUN = 4;
    private static final int LONGEST_SHORT_ZEROS = 64;

    /** Runs looked at for neighbours to be joined. */
    private static final int JOINED_WITHIN = 5;

    /** What became of an attempt to raise a register; where it does not fit nothing was changed. */
    static final class Change {
        private final boolean fits;
        private final boolean raised;
        private final byte[] bytes;

        Change(boolean fits, boolean raised, byte[] bytes) {
            this.fits = fits;
            this.raised = raised;
            this.bytes = bytes;
        }

        boolean fits() {
            return fits;
        }

        boolean raised() {
            return raised;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Where a register is. */
    private record Place(int previous, int at, int first) {}

    private SparseRegisters() {}

    static void read(byte[] bytes, Registers into) throws CorruptEstimate {
        int index = 0;
        for (int at = HyperLogLog.HEADER; at < bytes.length; at += width(bytes[at])) {
            if (at + width(bytes[at]) > bytes.length || index + length(bytes, at) > Registers.COUNT) {
                throw new CorruptEstimate();
            }
            into.fill(index, length(bytes, at), value(bytes[at]));
            index += length(bytes, at);
        }
        if (index != Registers.COUNT) {
            throw new CorruptEstimate();
        }
    }

    static Change raise(byte[] bytes, int index, int rank, long mostBytes) throws CorruptEstimate {
        if (rank > GREATEST_VALUE) {
            return new Change(false, false, bytes);
        }
        Place place = find(bytes, index);
        int at = place.at();
        int value = value(bytes[at]);
        if (value >= rank) {
            return new Change(true, false, bytes);
        }
        byte[] changed = bytes;
        if (length(bytes, at) == 1 && width(bytes[at]) == 1) {
            bytes[at] = run(rank, 1);
        } else {
            byte[] runs = split(index - place.first(), length(bytes, at), value, rank);
            int more = runs.length - width(bytes[at]);
            if (more > 0 && bytes.length + more > mostBytes) {
                return new Change(false, false, bytes);
            }
            changed = replaced(bytes, at, width(bytes[at]), runs);
        }
        return new Change(true, true, joined(changed, place.previous()));
    }

    static String show(byte[] bytes) {
        StringBuilder runs = new StringBuilder();
        for (int at = HyperLogLog.HEADER; at < bytes.length; at += width(bytes[at])) {
            int length = at + width(bytes[at]) > bytes.length ? 0 : length(bytes, at);
            if (value(bytes[at]) > 0) {
                runs.append("v:").append(value(bytes[at])).append(',');
            } else {
                runs.append(width(bytes[at]) == 1 ? "z:" : "Z:");
            }
            runs.append(length).append(' ');
        }
        return runs.toString().stripTrailing();
    }

    private static Place find(byte[] bytes, int index) throws CorruptEstimate {
        int previous = HyperLogLog.HEADER;
        int first = 0;
        for (int at = HyperLogLog.HEADER; at < bytes.length; at += width(bytes[at])) {
            if (at + width(bytes[at]) > bytes.length) {
                break;
            }
            int length = length(bytes, at);
            if (index < first + length) {
                return new Place(previous, at, first);
            }
            previous = at;
            first += length;
        }
        throw new CorruptEstimate();
    }

    /** A run with one register in it raised. */
    private static byte[] split(int before, int length, int value, int rank) {
        byte[] runs = new byte[JOINED_WITHIN];
        int used = put(runs, 0, value, before);
        runs[used] = run(rank, 1);
        used = put(runs, used + 1, value, length - before - 1);
        return Arrays.copyOf(runs, used);
    }

    private static int put(byte[] runs, int at, int value, int length) {
        if (length == 0) {
            return at;
        }
        if (value > 0) {
            runs[at] = run(value, length);
            return at + 1;
        }
        if (length <= LONGEST_SHORT_ZEROS) {
            runs[at] = (byte) (length - 1);
            return at + 1;
        }
        runs[at] = (byte) (0x40 | ((length - 1) >> 8));
        runs[at + 1] = (byte) (length - 1);
        return at + 2;
    }

    private static byte[] replaced(byte[] bytes, int at, int width, byte[] by) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - width + by.length);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(bytes, at + width, result, at + by.length, bytes.length - at - width);
        return result;
    }

    private static byte[] joined(byte[] bytes, int from) {
        byte[] result = bytes;
        int at = from;
        for (int looked = 0; looked < JOINED_WITHIN && at < result.length; looked++) {
            int value = value(result[at]);
            boolean same = value > 0 && at + 1 < result.length && value(result[at + 1]) == value;
            int together = same ? length(result, at) + length(result, at + 1) : Integer.MAX_VALUE;
            if (together <= LONGEST_VALUE_RUN) {
                result = replaced(result, at, 2, new byte[] {run(value, together)});
            } else {
                at += width(result[at]);
            }
        }
        return result;
    }

    private static byte run(int value, int length) {
        return (byte) (0x80 | ((value - 1) << 2) | (length - 1));
    }

    private static int width(byte first) {
        return (first & 0xc0) == 0x40 ? 2 : 1;
    }

    private static int length(byte[] bytes, int at) {
        byte first = bytes[at];
        if (first < 0) {
            return (first & 3) + 1;
        }
        int low = first & 0x3f;
        return width(first) == 1 ? low + 1 : ((low << 8) | (bytes[at + 1] & 0xff)) + 1;
    }

    private static int value(byte first) {
        return first < 0 ? ((first >> 2) & 31) + 1 : 0;
    }
}
