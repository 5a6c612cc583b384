package io.vedette.engine.dict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SipHashTest {

    @Test
    void everyByteAndTheLengthCount() {
        SipHash hash = new SipHash(1, 2);
        Set<Long> seen = new HashSet<>();
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            assertThat(seen.add(hash.hash(bytes, 0, length))).isTrue();
            for (int i = 0; i < length; i++) {
                bytes[i] = 1;
                assertThat(seen.add(hash.hash(bytes, 0, length))).isTrue();
                bytes[i] = 0;
            }
        }
    }

    @Test
    void onlyTheStretchCountsNotWhereItLies() {
        SipHash hash = new SipHash(new SplittableRandom(1));
        byte[] bytes = new byte[64];
        new SplittableRandom(2).nextBytes(bytes);
        byte[] moved = new byte[80];
        System.arraycopy(bytes, 0, moved, 13, 64);
        for (int length = 0; length <= 64; length++) {
            assertThat(hash.hash(moved, 13, length)).isEqualTo(hash.hash(bytes, 0, length));
        }
    }

    @Test
    void anotherSecretIsAnotherHash() {
        byte[] key = {1, 2, 3};
        assertThat(new SipHash(1, 2).hash(key, 0, 3)).isNotEqualTo(new SipHash(1, 3).hash(key, 0, 3));
    }
}
