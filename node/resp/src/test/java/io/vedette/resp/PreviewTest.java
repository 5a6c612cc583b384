package io.vedette.resp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That a look ahead disturbs nothing, whatever was read, is shown by {@link RequestFuzzTest}. */
class PreviewTest {
    private static final String GET = "*2\r\n$3\r\nGET\r\n$5\r\nkey:1\r\n";
    private static final String HALF = "*2\r\n$3\r\nGET\r\n$5\r\nke";

    private final RequestReader reader = new RequestReader(WireLimits.DEFAULT);
    private final Preview preview = new Preview();

    @Test
    void showsWhatLiesReadyAndTakesNothing() {
        read(GET + "*1\r\n$4\r\nPING\r\n" + GET + HALF);

        assertThat(seen()).containsExactly("GET key:1", "PING", "GET key:1");
        assertThat(reader.next()).hasToString("GET key:1");
        assertThat(seen()).containsExactly("PING", "GET key:1");
    }

    @Test
    void endsWhereSomethingUnusualStands() {
        read(GET + "PING\r\n" + GET);

        assertThat(seen()).containsExactly("GET key:1");
    }

    @Test
    void seesNothingInTheMiddleOfACommand() {
        read(HALF);
        assertThat(reader.next()).isEqualTo(Outcome.NeedMore.NEED_MORE);
        read("y:1\r\n" + GET);

        assertThat(seen()).isEmpty();
    }

    @Test
    void seesSoManyAtMost() {
        read(GET.repeat(Preview.MOST + 1));

        assertThat(seen()).hasSize(Preview.MOST);
    }

    private void read(String wire) {
        reader.append(Unpooled.wrappedBuffer(wire.getBytes(US_ASCII)));
    }

    private List<String> seen() {
        reader.preview(preview);
        return IntStream.range(0, preview.count())
                .mapToObj(i -> preview.request(i).toString())
                .toList();
    }
}
