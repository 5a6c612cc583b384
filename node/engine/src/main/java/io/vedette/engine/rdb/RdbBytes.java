package io.vedette.engine.rdb;

/** A stretch of an array as a source. */
public final class RdbBytes implements RdbSource {

    private final byte[] array;
    private final int end;
    private int at;

    public RdbBytes(byte[] array, int offset, int length) {
        this.array = array;
        this.at = offset;
        this.end = offset + length;
    }

    public RdbBytes(byte[] array) {
        this(array, 0, array.length);
    }

    @Override
    public int next() {
        require(1);
        return array[at++] & 0xff;
    }

    @Override
    public void read(byte[] into, int offset, int length) {
        require(length);
        System.arraycopy(array, at, into, offset, length);
        at += length;
    }

    @Override
    public long left() {
        return (long) end - at;
    }

    private void require(int count) {
        if (count < 0 || count > end - at) {
            throw new BadRdb("the bytes end where " + count + " more belong");
        }
    }
}
