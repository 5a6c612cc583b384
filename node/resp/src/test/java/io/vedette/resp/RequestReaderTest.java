package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private final RequestReader reader = new RequestReader(WireLimits.DEFAULT);

    @AfterEach
    void release() {
        reader.release();
    }

    @Test
    void aPipelineComesOutCommandByCommand() {
        feed("*1\r\n$4\r\nPING\r\n*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$5\r\nhello\r\n");

        assertThat(commands()).containsExactly("PING", "SET k hello");
        assertThat(reader.buffered()).isZero();
        assertThat(reader.capacity()).isZero();
    }

    @Test
    void aCommandThatArrivesByteByByteIsTheSameCommand() {
        String wire = "*2\r\n$4\r\nECHO\r\n$12\r\nhello\r\nworld\r\n";
        for (int i = 0; i < wire.length() - 1; i++) {
            feed(wire.substring(i, i + 1));
            assertThat(reader.next()).isEqualTo(Outcome.NeedMore.NEED_MORE);
        }
        feed("\n");

        assertThat(commands()).containsExactly("ECHO hello\r\nworld");
    }

    @Test
    void directBuffersAreReadAsHeapBuffersAre() {
        reader.append(Unpooled.directBuffer().writeBytes("*1\r\n$4\r\nPING\r\n*1\r\n$4".getBytes(ISO_8859_1)));
        assertThat(commands()).containsExactly("PING");
        reader.append(Unpooled.directBuffer().writeBytes("\r\nQUIT\r\n".getBytes(ISO_8859_1)));
        assertThat(commands()).containsExactly("QUIT");
    }

    @Test
    void halfACommandHoldsNoMoreThanItIs() {
        feed("*1\r\n$4\r\nPING\r\n".repeat(1000) + "*2\r\n$3\r\nGET\r\n$100000000\r\nab");

        assertThat(commands()).hasSize(1000);
        assertThat(reader.buffered()).isEqualTo("*2\r\n$3\r\nGET\r\n$100000000\r\nab".length());
        assertThat(reader.capacity()).isLessThanOrEqualTo(256);
    }

    @Test
    void emptyCommandsAndEmptyLinesAreNoCommands() {
        feed("\r\n\n*0\r\n*-1\r\n   \r\nPING\r\n");

        assertThat(commands()).containsExactly("PING");
    }

    @Test
    void aPersonMayTypeWithQuotes() {
        feed("set 'it''s' x\r\n");
        assertThat(reader.next()).isEqualTo(ProtocolError.UNBALANCED_QUOTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 99, 100, 999, 1000, 12345, 100_000})
    void whatWasSentAsRedisWritesItIsKnownToBePlain(int length) {
        String wire = wire("SET", "", "v".repeat(length));
        for (int argc : new int[] {1, 9, 10, 99, 100, 1000}) {
            wire += wire("w ".repeat(argc).split(" "));
        }
        feed("PING\r\n" + wire.substring(0, 17));
        assertThat(plain()).as("a line of words").isEmpty();
        feed(wire.substring(17));
        String sent = "";
        while (sent.length() < wire.length()) {
            sent += plain();
        }

        assertThat(sent).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*2\rx$4\r\nECHO\r\n$2\r\nhi\r\n",
                "*2\r\n$4\rxECHO\r\n$2\r\nhi\r\n",
                "*2\r\n$4\r\nECHOx\n$2\r\nhi\r\n",
                "*2\r\n$4\r\nECHO\rx$2\r\nhi\r\n",
                "*2\r\n$4\r\nECHO\r\n$2\rxhi\r\n",
                "*2\r\n$4\r\nECHO\r\n$2\r\nhix\n",
                "*2\r\n$4\r\nECHO\r\n$2\r\nhi\rx",
                "ECHO hi\r\n",
                "\"\\x2a1\\r\\n$4\\r\\nECHO\\r\\n\" hi\r\n",
            })
    void whatWasSentInAnotherWayIsNotPlain(String wire) {
        feed(wire);

        assertThat(plain()).isEmpty();
    }

    @Test
    void whatWasNeverSentIsNotPlain() {
        assertThat(Request.of("*1\r\n$4\r\nPING\r\n".getBytes(ISO_8859_1)).plainLength())
                .isZero();
    }

    /** The next command as it was sent, if that is plain. */
    private String plain() {
        Request request = (Request) reader.next();
        return new String(request.array(), request.start(), request.plainLength(), ISO_8859_1);
    }

    private static String wire(String... words) {
        StringBuilder wire = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            wire.append("$" + word.length() + "\r\n" + word + "\r\n");
        }
        return wire.toString();
    }

    @Test
    void quotedArgumentsAreUnquoted() {
        feed("set \"a b\\x41\\n\" 'don\\'t' \"\"\n");

        assertThat(commands()).containsExactly("set a bA\n don't ");
    }

    @Test
    void anArgumentThatIsNoneEndsTheConversation() {
        feed("*1\r\nPING\r\n");

        assertThat(reader.next()).isEqualTo(new ProtocolError("ERR Protocol error: expected '$', got 'P'", false));
        feed("*1\r\n$4\r\nPING\r\n");
        assertThat(reader.next()).isInstanceOf(ProtocolError.class);
        assertThat(reader.buffered()).isZero();
    }

    @Test
    void aGreatArgumentInManyReadsIsCopiedAFewTimesOnly() {
        CountingAllocator counting = new CountingAllocator();
        RequestReader patient = new RequestReader(WireLimits.DEFAULT, counting);
        int size = 10 << 20;
        patient.append(Unpooled.copiedBuffer("*2\r\n$4\r\nECHO\r\n$" + size + "\r\n", ISO_8859_1));
        for (int i = 0; i < size / 1024; i++) {
            assertThat(patient.next()).isEqualTo(Outcome.NeedMore.NEED_MORE);
            patient.append(Unpooled.wrappedBuffer(new byte[1024]));
        }
        patient.append(Unpooled.copiedBuffer("\r\n", ISO_8859_1));

        assertThat(patient.next())
                .isInstanceOfSatisfying(
                        Request.class, request -> assertThat(request.length(1)).isEqualTo(size));
        assertThat(counting.allocatedBytes()).isLessThan(3L * size);
        assertThat(patient.capacity())
                .as("the last buffer is as large as the command")
                .isLessThan(size + 1024);
        patient.release();
    }

    @Test
    void manyArgumentsInManyReadsAreCopiedAFewTimesOnly() {
        CountingAllocator counting = new CountingAllocator();
        RequestReader patient = new RequestReader(WireLimits.DEFAULT, counting);
        int arguments = 100_000;
        patient.append(Unpooled.copiedBuffer("*" + arguments + "\r\n", ISO_8859_1));
        for (int i = 0; i < arguments; i++) {
            assertThat(patient.next()).isEqualTo(Outcome.NeedMore.NEED_MORE);
            patient.append(Unpooled.copiedBuffer("$3\r\nabc\r\n", ISO_8859_1));
        }

        assertThat(patient.next())
                .isInstanceOfSatisfying(
                        Request.class,
                        request -> assertThat(request.text(99_999)).isEqualTo("abc"));
        assertThat(patient.buffered()).isZero();
        assertThat(patient.consumed()).isEqualTo(9 * arguments + 9);
        assertThat(counting.allocatedBytes()).isLessThan(5L * 9 * arguments);
        patient.release();
    }

    @Test
    void aCommandLongerThanTheQueryBufferEndsInSilence() {
        RequestReader strict = new RequestReader(WireLimits.DEFAULT.withQueryBufferBytes(1000));
        strict.append(Unpooled.copiedBuffer("*2\r\n$4\r\nECHO\r\n$990\r\n", ISO_8859_1));

        assertThat(strict.next()).isEqualTo(ProtocolError.QUERY_BUFFER_FULL);
        assertThat(ProtocolError.QUERY_BUFFER_FULL.silent()).isTrue();
    }

    @Test
    void whatCommandsUsedUpIsCounted() {
        feed("PING\r\n\r\n*1\r\n$4\r\nPING\r\n*1\r\n$4");

        assertThat(commands()).hasSize(2);
        assertThat(reader.consumed()).isEqualTo("PING\r\n\r\n*1\r\n$4\r\nPING\r\n".length());
        feed("\r\nPING\r\n");
        assertThat(commands()).hasSize(1);
        assertThat(reader.consumed()).isEqualTo("PING\r\n\r\n*1\r\n$4\r\nPING\r\n".length() + 14L);
    }

    @Test
    void limitsBelowOneMakeNoSense() {
        assertThatThrownBy(() -> WireLimits.DEFAULT.withBulkBytes(0)).hasMessage("bulkBytes must be positive, is 0");
        assertThat(WireLimits.DEFAULT.withBulkBytes(Long.MAX_VALUE).bulkBytes()).isPositive();
    }

    @Test
    void strangersGetSmallerLimits() {
        reader.authenticated(false);
        feed("*11\r\n");

        assertThat(reader.next()).isEqualTo(ProtocolError.UNAUTHENTICATED_MULTIBULK_LENGTH);
    }

    @Test
    void theBufferOfAGreatArgumentEndsAboutAsLargeAsThat() {
        for (int size = 300_000; size < 3_000_000; size += 90_001) {
            RequestReader growing = new RequestReader(WireLimits.DEFAULT);
            growing.append(Unpooled.copiedBuffer("*1\r\n$" + size + "\r\n", ISO_8859_1));
            assertThat(growing.next()).isEqualTo(Outcome.NeedMore.NEED_MORE);
            for (int sent = 0; sent < size; sent += 10_000) {
                growing.append(Unpooled.wrappedBuffer(new byte[Math.min(10_000, size - sent)]));
                assertThat(growing.next()).isEqualTo(Outcome.NeedMore.NEED_MORE);
            }
            assertThat(growing.capacity()).as("for %d bytes", size).isLessThan(size + size / 4);
            growing.release();
        }
    }

    @Test
    void aCommandThatIsLookedAtIsHeldAndNoLongerAhead() {
        feed("PING\r\nECHO x\r\n");
        assertThat(reader.next()).isInstanceOf(Request.class);
        assertThat(reader.buffered()).isEqualTo(8);
        assertThat(reader.held()).isEqualTo(14);
        assertThat(reader.next()).isInstanceOf(Request.class);
        assertThat(reader.held()).isEqualTo(8);
        assertThat(reader.next()).isEqualTo(Outcome.NeedMore.NEED_MORE);
        assertThat(reader.held()).isZero();
    }

    private void feed(String wire) {
        reader.append(Unpooled.copiedBuffer(wire, ISO_8859_1));
    }

    private List<String> commands() {
        List<String> commands = new ArrayList<>();
        while (reader.next() instanceof Request request) {
            commands.add(request.toString());
        }
        return commands;
    }
}
