package io.vedette.engine.rdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Crc64Test {

    @Test
    void hasTheCheckValueOfItsKind() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc64.of(digits, 0, digits.length)).isEqualTo(0xe9c6d914c4b8d9caL);
    }

    @Test
    void isTheSameInOneGoAndInParts() {
        byte[] bytes = new byte[1000];
        new SplittableRandom(1).nextBytes(bytes);
        long whole = Crc64.of(bytes, 0, bytes.length);
        for (int cut = 0; cut <= bytes.length; cut += 13) {
            assertThat(Crc64.update(Crc64.of(bytes, 0, cut), bytes, cut, bytes.length - cut))
                    .isEqualTo(whole);
        }
    }
}
