package io.vedette.engine.rdb;

import io.vedette.engine.value.Value;

/** What DUMP gives and RESTORE takes: a value, two bytes of version, eight bytes of checksum. */
public final class Dump {

    private static final int VERSION = 10;
    private static final int NEWEST = 12;
    private static final int FOOTER = 10;

    private Dump() {}

    public static byte[] of(Value value) {
        RdbWriter out = new RdbWriter(true);
        new ValueWriter(out).write(value);
        return sealed(out);
    }

    /** How many bytes a value takes in a file, without its type. */
    public static int contentLength(Value value) {
        RdbWriter out = new RdbWriter(true);
        new ValueWriter(out).write(value);
        return out.size() - 1;
    }

    /** What was written, with the version and the checksum behind it. */
    static byte[] sealed(RdbWriter out) {
        out.little(VERSION, 2);
        out.little(Crc64.of(out.array(), 0, out.size()), 8);
        return out.toBytes();
    }

    /**
     * Whether these bytes are a dump of a version we know, and arrived as they were sent.
     *
     * @param checking whether the latter is asked
     */
    public static boolean isIntact(byte[] array, int offset, int length, boolean checking) {
        if (length < FOOTER) {
            return false;
        }
        RdbReader footer = new RdbReader(new RdbBytes(array, offset + length - FOOTER, FOOTER));
        long version = footer.little(2);
        return version <= NEWEST && (!checking || footer.little(8) == Crc64.of(array, offset, length - 8));
    }

    /** Reads the value of an intact dump. */
    public static RdbReader reader(byte[] array, int offset, int length) {
        return new RdbReader(content(array, offset, length));
    }

    /** What is in an intact dump. */
    static RdbBytes content(byte[] array, int offset, int length) {
        return new RdbBytes(array, offset, length - FOOTER);
    }
}
