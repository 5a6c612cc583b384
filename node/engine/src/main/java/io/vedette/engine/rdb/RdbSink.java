package io.vedette.engine.rdb;

/** Where the bytes of a file go; the array is only lent. Whoever cannot take them throws what its world throws. */
public interface RdbSink {

    void write(byte[] array, int offset, int length);
}
