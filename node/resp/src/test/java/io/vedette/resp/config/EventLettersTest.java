package io.vedette.resp.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events are shown as a real server shows them, whatever the order they were written in. */
class EventLettersTest {

    @ParameterizedTest
    @CsvSource({"KA,AK", "EA,AE", "Kg$lshzxetd,AK", "EKhg,ghKE", "mxE,xEm", "nK,nK", "A,A", "'',''"})
    void lettersHaveAnOrder(String written, String shown) {
        assertThat(EventLetters.of("letters").show(written)).isEqualTo(shown);
    }
}
