package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    void strangersGetSmallerLimits() {
        reader.authenticated(false);
        feed("*11\r\n");

        assertThat(reader.next()).isEqualTo(ProtocolError.UNAUTHENTICATED_MULTIBULK_LENGTH);
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
