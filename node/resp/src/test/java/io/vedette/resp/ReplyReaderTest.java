package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.vedette.resp.Reply.Array;
import io.vedette.resp.Reply.Attributed;
import io.vedette.resp.Reply.BigNumber;
import io.vedette.resp.Reply.Bool;
import io.vedette.resp.Reply.Bulk;
import io.vedette.resp.Reply.Dbl;
import io.vedette.resp.Reply.ErrorReply;
import io.vedette.resp.Reply.Int;
import io.vedette.resp.Reply.MapReply;
import io.vedette.resp.Reply.Nil;
import io.vedette.resp.Reply.Pair;
import io.vedette.resp.Reply.Push;
import io.vedette.resp.Reply.SetReply;
import io.vedette.resp.Reply.Status;
import io.vedette.resp.Reply.Verbatim;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    private static final ReplyLimits TIGHT = new ReplyLimits(32, 200, 3);

    private final ReplyReader reader = new ReplyReader(TIGHT);

    @AfterEach
    void release() {
        reader.release();
    }

    @Test
    void everySimpleTypeIsRead() {
        assertRead("+OK\r\n", new Status("OK"));
        assertRead("-NOAUTH no\r\n", new ErrorReply("NOAUTH no"));
        assertRead("!10\r\nERR a\r\nb c\r\n", new ErrorReply("ERR a\r\nb c"));
        assertRead(":-42\r\n", new Int(-42));
        assertRead(":+42\r\n", new Int(42));
        assertRead("$5\r\na\r\nbc\r\n", bulk("a\r\nbc"));
        assertRead("$0\r\n\r\n", bulk(""));
        assertRead("$-1\r\n", Nil.NIL);
        assertRead("*-1\r\n", Nil.NIL);
        assertRead("_\r\n", Nil.NIL);
        assertRead("#t\r\n", new Bool(true));
        assertRead("#f\r\n", new Bool(false));
        assertRead(",3.25\r\n", new Dbl(3.25));
        assertRead(",1e-7\r\n", new Dbl(1e-7));
        assertRead(",-inf\r\n", new Dbl(Double.NEGATIVE_INFINITY));
        assertRead(",nan\r\n", new Dbl(Double.NaN));
        assertRead("(12345678901234567890\r\n", new BigNumber(new BigInteger("12345678901234567890")));
        assertRead("=6\r\nmkd:hi\r\n", new Verbatim("mkd", Bytes.of("hi")));
    }

    @Test
    void everyAggregateIsRead() {
        assertRead("*0\r\n", new Array(List.of()));
        assertRead("*2\r\n:1\r\n*1\r\n$1\r\na\r\n", new Array(List.of(new Int(1), new Array(List.of(bulk("a"))))));
        assertRead("%1\r\n+k\r\n:1\r\n", new MapReply(List.of(new Pair(new Status("k"), new Int(1)))));
        assertRead("~2\r\n:1\r\n:2\r\n", new SetReply(List.of(new Int(1), new Int(2))));
        assertRead(">2\r\n+message\r\n_\r\n", new Push(List.of(new Status("message"), Nil.NIL)));
    }

    @Test
    void anAttributeBelongsToTheReplyThatFollowsIt() {
        List<Pair> ttl = List.of(new Pair(new Status("ttl"), new Int(9)));

        assertRead("|1\r\n+ttl\r\n:9\r\n+OK\r\n", new Attributed(ttl, new Status("OK")));
        assertRead(
                "*2\r\n|1\r\n+ttl\r\n:9\r\n:1\r\n:2\r\n",
                new Array(List.of(new Attributed(ttl, new Int(1)), new Int(2))));
    }

    @Test
    void whatIsStreamedIsReadToItsEndMark() {
        assertRead("$?\r\n;3\r\nabc\r\n;2\r\nde\r\n;0\r\n", bulk("abcde"));
        assertRead("*?\r\n:1\r\n*?\r\n.\r\n.\r\n", new Array(List.of(new Int(1), new Array(List.of()))));
        assertRead("%?\r\n+k\r\n:1\r\n.\r\n", new MapReply(List.of(new Pair(new Status("k"), new Int(1)))));
        assertRead("*2\r\n$?\r\n;0\r\n~?\r\n.\r\n", new Array(List.of(bulk(""), new SetReply(List.of()))));
    }

    @Test
    void aPushMayComeBetweenTwoReplies() {
        feed("+OK\r\n>1\r\n+invalidate\r\n:1\r\n");

        assertThat(reader.next()).isEqualTo(new Status("OK"));
        assertThat(reader.next()).isEqualTo(new Push(List.of(new Status("invalidate"))));
        assertThat(reader.next()).isEqualTo(new Int(1));
        assertThat(reader.next()).isEqualTo(Answer.NeedMore.NEED_MORE);
        assertThat(reader.capacity()).isZero();
    }

    @Test
    void repliesCanBeAskedWithoutCasting() {
        MapReply map = new MapReply(List.of(new Pair(bulk("role"), bulk("master")), new Pair(new Int(1), Nil.NIL)));

        assertThat(map.value("role").flatMap(Reply::asText)).contains("master");
        assertThat(map.value("offset")).isEmpty();
        assertThat(map.asList()).containsExactly(bulk("role"), bulk("master"), new Int(1), Nil.NIL);
        assertThat(new ErrorReply("READONLY You can't").code()).isEqualTo("READONLY");
        assertThat(new ErrorReply("ERR").code()).isEqualTo("ERR");
        assertThat(new Int(1).asText()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n",
                "\r\n",
                "+OK\rX",
                ":1x\r\n",
                ":\r\n",
                ":+-1\r\n",
                "#x\r\n",
                "_x\r\n",
                ",1d\r\n",
                ",0x1p3\r\n",
                "(1.5\r\n",
                "$-2\r\n",
                "$3\r\nabcd\r\n",
                "$9223372036854775807\r\n",
                "=3\r\nabc\r\n",
                "=4\r\nabcd\r\n",
                "*-2\r\n",
                "*2147483648\r\n",
                "%-1\r\n",
                ">?\r\n",
                "|?\r\n",
                ".\r\n",
                "*1\r\n.\r\n",
                "%?\r\n:1\r\n.\r\n",
                ";3\r\nabc\r\n",
                "$?\r\n+OK\r\n",
                "$?\r\n$3\r\n",
                "*1\r\n*1\r\n*1\r\n*1\r\n",
                "$300\r\n",
                "+0123456789012345678901234567890123456789",
            })
    void whatIsNoReplyOrTooMuchIsRefused(String wire) {
        feed(wire);

        assertThat(reader.next()).isInstanceOf(Answer.Malformed.class);
        assertThat(reader.capacity()).isZero();
        feed("+OK\r\n");
        assertThat(reader.next()).isInstanceOf(Answer.Malformed.class);
    }

    @Test
    void manySmallPiecesMayBeTooMuchTogether() {
        String piece = "$91\r\n" + "x".repeat(91) + "\r\n";
        feed("*100\r\n" + piece);
        assertThat(reader.next()).isEqualTo(Answer.NeedMore.NEED_MORE);
        feed(piece);

        assertThat(reader.next()).isEqualTo(new Answer.Malformed("a reply is longer than 200 bytes"));
    }

    /** In one piece and byte by byte. */
    private void assertRead(String wire, Reply expected) {
        feed(wire);
        assertThat(reader.next()).isEqualTo(expected);
        assertThat(reader.next()).isEqualTo(Answer.NeedMore.NEED_MORE);
        for (int i = 0; i < wire.length(); i++) {
            assertThat(reader.next()).isEqualTo(Answer.NeedMore.NEED_MORE);
            feed(wire.substring(i, i + 1));
        }
        assertThat(reader.next()).isEqualTo(expected);
        assertThat(reader.buffered()).isZero();
    }

    private void feed(String wire) {
        reader.append(Unpooled.copiedBuffer(wire, ISO_8859_1));
    }

    private static Bulk bulk(String text) {
        return new Bulk(Bytes.of(text));
    }
}
