package io.vedette.resp.info;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalTest {
    @Test
    void isWhatAPatternMakes() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            int places = random.nextInt(1, 7);
            // Not where two neighbours are equally far: there a double is on either side of it by chance.
            long scale = (long) Math.pow(10, places);
            double value = (random.nextLong(-1_000_000L, 1_000_000L) + random.nextDouble(-0.4, 0.4)) / scale;
            String pattern = String.format(Locale.ROOT, "%." + places + "f", value);
            boolean nothing = pattern.matches("-0\\.0+");
            assertThat(Decimal.of(value, places)).isEqualTo(nothing ? pattern.substring(1) : pattern);
        }
    }

    @Test
    void whatIsBeyondAllNumbersIsSaidToo() {
        assertThat(Decimal.of(1e15, 2)).isEqualTo("1000000000000000.00");
        assertThat(Decimal.of(Double.NaN, 2)).isEqualTo("NaN");
        assertThat(Decimal.of(Double.NEGATIVE_INFINITY, 1)).isEqualTo("-Infinity");
    }
}
