package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReplyWriterTest {

    @Test
    void whatBothDialectsShareLooksTheSame() {
        assertBoth(ReplyWriter::ok, "+OK\r\n");
        assertBoth(w -> w.status("PONG"), "+PONG\r\n");
        assertBoth(w -> w.error("ERR a\r\nb"), "-ERR a  b\r\n");
        assertBoth(w -> w.integer(Long.MIN_VALUE), ":-9223372036854775808\r\n");
        assertBoth(w -> w.integer(Long.MAX_VALUE), ":9223372036854775807\r\n");
        assertBoth(w -> w.integer(-10), ":-10\r\n");
        assertBoth(w -> w.bulk("h\u00e9"), "$3\r\nh\u00c3\u00a9\r\n");
        assertBoth(w -> w.array(2), "*2\r\n");
    }

    @Test
    void resp2GetsWhatRedisMakesOfTheNewTypes() {
        assertWritten(ReplyWriter::nil, "$-1\r\n", "_\r\n");
        assertWritten(ReplyWriter::nullArray, "*-1\r\n", "_\r\n");
        assertWritten(w -> w.map(2), "*4\r\n", "%2\r\n");
        assertWritten(w -> w.set(2), "*2\r\n", "~2\r\n");
        assertWritten(w -> w.push(2), "*2\r\n", ">2\r\n");
        assertWritten(w -> w.dbl(0.1), "$19\r\n0.10000000000000001\r\n", ",0.10000000000000001\r\n");
        assertWritten(w -> w.bool(true), ":1\r\n", "#t\r\n");
        assertWritten(w -> w.verbatim("txt", "hi"), "$2\r\nhi\r\n", "=6\r\ntxt:hi\r\n");
        assertWritten(w -> w.attribute(1, a -> a.array(0)), "", "|1\r\n*0\r\n");
    }

    @Test
    void anAggregateMayBeCountedAfterItsElements() {
        assertBoth(
                w -> {
                    w.ok();
                    int outer = w.deferred();
                    w.integer(1);
                    int inner = w.deferred();
                    w.integer(2);
                    w.closeArray(inner, 1);
                    w.closeArray(outer, 2);
                },
                "+OK\r\n*2\r\n:1\r\n*1\r\n:2\r\n");
    }

    private static void assertBoth(Consumer<ReplyWriter> story, String wire) {
        assertWritten(story, wire, wire);
    }

    private static void assertWritten(Consumer<ReplyWriter> story, String resp2, String resp3) {
        assertThat(written(Protocol.RESP2, story)).isEqualTo(resp2);
        assertThat(written(Protocol.RESP3, story)).isEqualTo(resp3);
    }

    private static String written(Protocol protocol, Consumer<ReplyWriter> story) {
        ReplyWriter writer = new ReplyWriter(protocol);
        story.accept(writer);
        int size = writer.size();
        ByteBuf taken = writer.take();
        try {
            assertThat(taken.readableBytes()).isEqualTo(size);
            return taken.toString(ISO_8859_1);
        } finally {
            taken.release();
        }
    }
}
