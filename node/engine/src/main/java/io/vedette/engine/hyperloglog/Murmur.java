package io.vedette.engine.hyperloglog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** MurmurHash64A by Austin Appleby, with the seed that values made by Redis were made with. */
final class Murmur {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = 0xadc83b19L;
    private static final long FACTOR = 0xc6a4a7935bd1e995L;
    private static final int SHIFT = 47;

    private Murmur() {}

    static long hash(byte[] array, int offset, int length) {
        long hash = SEED ^ length * FACTOR;
        int whole = offset + (length & ~7);
        for (int i = offset; i < whole; i += Long.BYTES) {
            hash = (hash ^ mixed((long) LONG.get(array, i))) * FACTOR;
        }
        int rest = length & 7;
        for (int i = rest - 1; i >= 0; i--) {
            hash ^= (array[whole + i] & 0xffL) << (8 * i);
        }
        if (rest > 0) {
            hash *= FACTOR;
        }
        hash ^= hash >>> SHIFT;
        hash *= FACTOR;
        return hash ^ hash >>> SHIFT;
    }

    private static long mixed(long word) {
        long mixed = word * FACTOR;
        mixed ^= mixed >>> SHIFT;
        return mixed * FACTOR;
    }
}
