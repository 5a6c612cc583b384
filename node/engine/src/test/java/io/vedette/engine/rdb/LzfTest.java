package io.vedette.engine.rdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LzfTest {

    @Test
    void whatIsCompressedExpandsToTheSame() {
        SplittableRandom random = new SplittableRandom(4);
        LzfPacker packer = new LzfPacker();
        int shorter = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = new byte[random.nextInt(round < 20 ? 100_000 : 600)];
            int letters = 1 + random.nextInt(1 << random.nextInt(9));
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i > 300 && random.nextInt(50) > 0 ? bytes[i - 300] : random.nextInt(letters));
            }
            if (packer.pack(bytes, 0, bytes.length)) {
                byte[] packed = Arrays.copyOf(packer.array(), packer.size());
                assertThat(packed.length).isLessThan(bytes.length);
                assertThat(Lzf.expand(packed, bytes.length)).isEqualTo(bytes);
                shorter++;
            }
        }
        assertThat(shorter).isGreaterThan(1000);
    }

    @Test
    void whatNoCompressorWroteIsRefused() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            try {
                Lzf.expand(bytes, random.nextInt(200));
            } catch (BadRdb expected) {
                assertThat(expected).hasMessageContaining("compressed");
            }
        }
        assertThatThrownBy(() -> Lzf.expand(new byte[3], Integer.MAX_VALUE)).isInstanceOf(BadRdb.class);
    }
}
