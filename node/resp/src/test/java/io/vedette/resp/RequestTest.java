package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void keywordsAreKnownInAnyCaseAndOnlyWhole() {
        Request request = request("CoNfig", "GET[", "get");

        assertThat(request.is(0, "config")).isTrue();
        assertThat(request.is(0, "confi")).isFalse();
        assertThat(request.is(0, "configs")).isFalse();
        assertThat(request.is(1, "get{")).as("only letters have a case").isFalse();
        assertThat(request.is(2, "get")).isTrue();
    }

    @Test
    void argumentsAreCopiedForThoseWhoKeepThem() {
        Request request = request("ECHO", "h\u00c3\u00a9");

        assertThat(request.argc()).isEqualTo(2);
        assertThat(request.length(1)).isEqualTo(3);
        assertThat(request.byteAt(1, 0)).isEqualTo((byte) 'h');
        assertThat(request.text(1)).isEqualTo("h\u00e9");
        assertThat(request.bytes(1)).containsExactly('h', 0xc3, 0xa9);
        assertThat(request.isBytes(1, new byte[] {'h', (byte) 0xc3, (byte) 0xa9}))
                .isTrue();
        assertThat(request.isBytes(1, new byte[] {'h'})).isFalse();
        ByteBuf out = Unpooled.buffer();
        request.copyTo(1, out);
        assertThat(out.readableBytes()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 10, 1234567890123L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
    void wholeNumbersAreRead(long number) {
        Request request = request(Long.toString(number));

        assertThat(request.isLong(0)).isTrue();
        assertThat(request.longAt(0)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-0",
                "+1",
                "01",
                "-01",
                " 1",
                "1 ",
                "1a",
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709551616",
                "99999999999999999999",
                "123456789012345678901",
                "0x10",
                "1.0"
            })
    void whatRedisTakesForNoNumberIsNone(String text) {
        Request request = request(text, "padding that must not be read");

        assertThat(request.isLong(0)).isFalse();
        assertThatThrownBy(() -> request.longAt(0)).hasMessageContaining(text);
    }

    @Test
    void anArgumentThatIsNotThereIsABugOfTheHandler() {
        Request request = request("PING");

        assertThatThrownBy(() -> request.length(1)).hasMessage("argument 1 of 1");
        assertThatThrownBy(() -> request.byteAt(-1, 0)).hasMessage("argument -1 of 1");
    }

    private static Request request(String... arguments) {
        StringBuilder wire = new StringBuilder("*" + arguments.length + "\r\n");
        for (String argument : arguments) {
            wire.append('$')
                    .append(argument.length())
                    .append("\r\n")
                    .append(argument)
                    .append("\r\n");
        }
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        reader.append(Unpooled.copiedBuffer(wire, ISO_8859_1));
        return (Request) reader.next();
    }
}
