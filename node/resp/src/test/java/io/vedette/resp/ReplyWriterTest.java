package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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
        assertBoth(w -> w.bulk(Long.MIN_VALUE), "$20\r\n-9223372036854775808\r\n");
        assertBoth(w -> w.bulk(Long.MAX_VALUE), "$19\r\n9223372036854775807\r\n");
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

    @Test
    void countedAfterwardsAmongManyBytesToo() {
        String filler = "x".repeat(20_000);
        assertWritten(
                w -> {
                    w.status(filler);
                    int outer = w.deferred();
                    w.bulk(filler);
                    int inner = w.deferred();
                    w.closeMap(inner, 0);
                    w.closeSet(outer, 2);
                    w.ok();
                },
                "+" + filler + "\r\n*2\r\n$20000\r\n" + filler + "\r\n*0\r\n+OK\r\n",
                "+" + filler + "\r\n~2\r\n$20000\r\n" + filler + "\r\n%0\r\n+OK\r\n");
    }

    @Test
    void aLargePayloadIsSharedNotCopied() {
        ByteBuf payload = Unpooled.buffer().writeZero(ReplyWriter.BORROWED);
        ReplyWriter writer = new ReplyWriter(Protocol.RESP2);
        writer.ok();
        writer.bulk(payload);
        assertThat(payload.refCnt()).isEqualTo(2);
        writer.ok();

        ByteBuf out = writer.take();
        String wire = out.toString(ISO_8859_1);
        out.release();

        assertThat(wire).isEqualTo("+OK\r\n$16384\r\n" + "\0".repeat(16384) + "\r\n+OK\r\n");
        assertThat(payload.release()).as("nobody else holds it").isTrue();
    }

    @Test
    void whatIsForgottenIsGivenBack() {
        ByteBuf payload = Unpooled.buffer().writeZero(ReplyWriter.BORROWED);
        ReplyWriter writer = new ReplyWriter(Protocol.RESP2);
        writer.bulk(payload);
        writer.deferred();
        writer.clear();

        assertThat(writer.size()).isZero();
        assertThat(writer.take().isReadable()).isFalse();
        assertThat(payload.refCnt()).isEqualTo(1);
    }

    @Test
    void everyWidthOfNumberHasItsDigits() {
        for (long power = 1; power > 0 && power < Long.MAX_VALUE / 10; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1, -power, -power - 1}) {
                assertBoth(w -> w.integer(value), ":" + value + "\r\n");
                String digits = Long.toString(value);
                assertBoth(w -> w.bulk(value), "$" + digits.length() + "\r\n" + digits + "\r\n");
            }
        }
    }

    @Test
    void theLastWordsToAClientQuoteItsBytes() {
        assertBoth(
                w -> w.error(ProtocolError.expectedDollar((byte) 0xff)),
                "-ERR Protocol error: expected '$', got '\u00ff'\r\n");
        assertBoth(w -> w.error(ProtocolError.QUERY_BUFFER_FULL), "");
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
