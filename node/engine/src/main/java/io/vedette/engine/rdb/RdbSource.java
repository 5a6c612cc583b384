package io.vedette.engine.rdb;

/** Where the bytes come from that are read; whoever asks for more than there is gets {@link BadRdb}. */
public interface RdbSource {

    /** The next byte, 0 to 255. */
    int next();

    void read(byte[] into, int offset, int length);

    /** At most so many bytes are left: nothing that is said to be longer is true. */
    long left();
}
