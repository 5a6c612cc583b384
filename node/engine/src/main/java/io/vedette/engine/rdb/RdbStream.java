package io.vedette.engine.rdb;

import java.util.Arrays;

/**
 * The bytes of a file as they come, counted and summed up. It takes from its feed what that has, which may be more than
 * the file: {@link #rest} gives back what was not asked for.
 */
public final class RdbStream implements RdbSource {

    /** Nobody said how many bytes there will be. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    private static final int BUFFER = 1 << 16;

    private final RdbFeed feed;
    private final long size;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    /** Bytes that were asked for before those in the buffer. */
    private long before;

    /** Of the buffer, what the sum does not have yet begins here. */
    private int unsummed;

    private long crc;

    /**
     * All that a feed has.
     *
     * @param size how many bytes that is, or {@link #UNKNOWN}
     */
    public RdbStream(RdbFeed feed, long size) {
        this.feed = feed;
        this.size = size;
    }

    @Override
    public int next() {
        if (at == end) {
            fill(1);
        }
        return buffer[at++] & 0xff;
    }

    @Override
    public void read(byte[] into, int offset, int length) {
        int done = 0;
        while (done < length) {
            if (at == end) {
                fill(length - done);
            }
            int count = Math.min(length - done, end - at);
            System.arraycopy(buffer, at, into, offset + done, count);
            at += count;
            done += count;
        }
    }

    @Override
    public long left() {
        return size == UNKNOWN ? UNKNOWN : size - taken();
    }

    /** Bytes that were asked for. */
    public long taken() {
        return before + at;
    }

    /** The checksum of all of them. */
    public long crc() {
        crc = Crc64.update(crc, buffer, unsummed, at - unsummed);
        unsummed = at;
        return crc;
    }

    /** What came from the feed and was not asked for. */
    public byte[] rest() {
        return Arrays.copyOfRange(buffer, at, end);
    }

    private void fill(int wanted) {
        crc();
        before += at;
        at = 0;
        end = 0;
        unsummed = 0;
        long left = left();
        int count = left <= 0 ? -1 : feed.read(buffer, 0, (int) Math.min(BUFFER, left));
        if (count <= 0) {
            throw new BadRdb("the bytes end where at least " + wanted + " more belong");
        }
        end = count;
    }
}
