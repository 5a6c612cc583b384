package io.vedette.resp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as the C library's printf made them; thousands more are compared with a real Redis in failover-tests. */
class DoubleTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-1.5, -1.5",
        "0.1, 0.10000000000000001",
        "0.3, 0.29999999999999999",
        "3.141, 3.141",
        "100, 100",
        "1e15, 1000000000000000",
        "1e16, 10000000000000000",
        "1e17, 1e+17",
        "1.5e300, 1.5000000000000001e+300",
        "0.0001, 0.0001",
        "0.00001, 1.0000000000000001e-05",
        "123456.789, 123456.789",
        "9007199254740993, 9007199254740992",
        "4.9E-324, 4.9406564584124654e-324",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "Infinity, inf",
        "-Infinity, -inf",
        "NaN, nan",
    })
    void isWhatPrintfPrints(double value, String text) {
        assertThat(DoubleText.of(value)).isEqualTo(text);
    }
}
