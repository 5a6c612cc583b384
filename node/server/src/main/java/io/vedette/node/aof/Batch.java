package io.vedette.node.aof;

import java.util.Arrays;

/** Bytes for one file that are gathered, then handed over as a whole. */
final class Batch {
    private static final int FIRST_BYTES = 16 << 10;
    private static final int KEPT_BYTES = 1 << 20;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    static final byte[] NOTHING = new byte[0];

    private final AofFile file;
    private byte[] bytes;
    private int begin;
    private int end;

    /** @param memory nobody else's any more */
    Batch(AofFile file, byte[] memory) {
        this.file = file;
        this.bytes = memory;
    }

    void add(byte[] array, int offset, int length) {
        if (begin == end) {
            begin = 0;
            end = 0;
            bytes = memory();
        }
        if (bytes.length - end < length) {
            long wanted = Math.max(2L * bytes.length, (long) end + length);
            bytes = Arrays.copyOf(bytes, (int) Math.max(FIRST_BYTES, Math.min(wanted, LONGEST)));
        }
        System.arraycopy(array, offset, bytes, end, length);
        end += length;
    }

    /** What it gathered in, for another one, unless that is much. */
    byte[] memory() {
        return bytes.length > KEPT_BYTES ? NOTHING : bytes;
    }

    AofFile file() {
        return file;
    }

    int size() {
        return end - begin;
    }

    /** Writes what there is; to be called by a worker, while nobody adds to it. */
    AofFile.Outcome write() {
        return file.write(bytes, begin, end - begin);
    }

    /** So many of its bytes need not be written again. */
    void written(int count) {
        begin += count;
    }
}
