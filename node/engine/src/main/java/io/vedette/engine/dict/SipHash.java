package io.vedette.engine.dict;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/**
 * SipHash-1-3 under a secret of this process. Clients choose the keys; with a hash they could predict they could also
 * choose ten thousand keys for one bucket.
 */
public final class SipHash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long k0;
    private final long k1;

    public SipHash(RandomGenerator secret) {
        this(secret.nextLong(), secret.nextLong());
    }

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    public long hash(byte[] array, int offset, int length) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        int words = length & ~7;
        for (int at = 0; at <= words; at += 8) {
            long m = at < words ? (long) LONGS.get(array, offset + at) : tail(array, offset + words, length);
            v3 ^= m;
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= m;
        }
        v2 ^= 0xff;
        for (int round = 0; round < 3; round++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The last, incomplete word: what is left of the bytes, and the length on top. */
    private static long tail(byte[] array, int from, int length) {
        long word = (long) length << 56;
        int rest = length & 7;
        if (rest > 0 && length > 8) {
            // The word that ends where they end has them on top.
            return word | (long) LONGS.get(array, from + rest - 8) >>> (8 * (8 - rest));
        }
        for (int i = 0; i < rest; i++) {
            word |= (array[from + i] & 0xffL) << (8 * i);
        }
        return word;
    }
}
