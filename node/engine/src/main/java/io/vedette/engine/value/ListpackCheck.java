package io.vedette.engine.value;

/** Whether bytes from elsewhere are a listpack, from the first to the last; only then may anything else read them. */
final class ListpackCheck {

    private static final int HEADER = 6;
    private static final int END = 0xff;
    private static final int UNCOUNTED = 0xffff;
    private static final int STRING_32 = 0xf0;
    private static final int INT_64 = 0xf4;

    private ListpackCheck() {}

    /** How many entries there are, or {@link Listpack#NONE} if this is no listpack. */
    static int count(byte[] b) {
        if (b.length <= HEADER || little(b, 0, 4) != b.length || (b[b.length - 1] & 0xff) != END) {
            return Listpack.NONE;
        }
        int end = b.length - 1;
        int count = 0;
        int at = HEADER;
        while (at < end) {
            int size = size(b, at, end);
            if (size == Listpack.NONE) {
                return Listpack.NONE;
            }
            at += size;
            count++;
        }
        long told = little(b, 4, 2);
        return told == count || (told == UNCOUNTED && count >= UNCOUNTED) ? count : Listpack.NONE;
    }

    /** Bytes of the entry, with the length behind it. */
    private static int size(byte[] b, int at, int end) {
        int code = b[at] & 0xff;
        int header = ListpackEntry.isString(b, at) ? ListpackEntry.stringHeader(b, at) : 1;
        if (code > INT_64 || header > end - at) {
            return Listpack.NONE;
        }
        if (code == STRING_32 && ListpackEntry.stringLength(b, at) < 0) {
            return Listpack.NONE;
        }
        long size = ListpackEntry.isString(b, at)
                ? (long) header + ListpackEntry.stringLength(b, at)
                : ListpackEntry.size(b, at);
        int back = size > end - at ? 0 : ListpackEntry.backLength((int) size);
        if (back == 0 || size + back > end - at) {
            return Listpack.NONE;
        }
        byte[] expected = new byte[back];
        ListpackEntry.writeBackLength(expected, 0, (int) size);
        for (int i = 0; i < back; i++) {
            if (b[at + (int) size + i] != expected[i]) {
                return Listpack.NONE;
            }
        }
        return (int) size + back;
    }

    private static long little(byte[] b, int at, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (b[at + i] & 0xff);
        }
        return value;
    }
}
