package io.vedette.node.aof;

import java.util.Arrays;

/** Bytes for one file that are gathered, then handed over as a whole. */
final class Batch {
    private static final int FIRST_BYTES = 16 << 10;
    private static final int KEPT_BYTES = 1 << 20;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final AofFile file;
    private byte[] bytes = new byte[0];
    private int begin;
    private int end;

    Batch(AofFile file) {
        this.file = file;
    }

    void add(byte[] array, int offset, int length) {
        if (begin == end) {
            begin = 0;
            end = 0;
            bytes = bytes.length > KEPT_BYTES ? new byte[0] : bytes;
        }
        if (bytes.length - end < length) {
            long wanted = Math.max(2L * bytes.length, (long) end + length);
            bytes = Arrays.copyOf(bytes, (int) Math.max(FIRST_BYTES, Math.min(wanted, LONGEST)));
        }
        System.arraycopy(array, offset, bytes, end, length);
        end += length;
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
