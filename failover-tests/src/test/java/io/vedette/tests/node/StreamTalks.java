package io.vedette.tests.node;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Conversations about streams, for {@link TalkBesideRedisTest}. */
final class StreamTalks {

    private StreamTalks() {}

    static Stream<Named<String>> all() {
        return Stream.of(
                Named.of("all who read a stream get what comes", """
                        a: XREAD BLOCK 0 STREAMS s $
                        waiting 1
                        b: XREAD BLOCK 0 COUNT 1 STREAMS other s 0 0
                        waiting 2
                        c. XADD s 1-1 f v
                        a?
                        b?
                        a: XREAD BLOCK 0 STREAMS s 1-5
                        waiting 1
                        c. XADD s 1-2 f v
                        c. XADD s 2-1 f v
                        a?
                        """),
                Named.of("of a group one gets it, who came first", """
                        a. XGROUP CREATE s g $ MKSTREAM
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b: XREADGROUP GROUP g bob BLOCK 0 STREAMS s >
                        waiting 2
                        c: XREAD BLOCK 0 STREAMS s $
                        waiting 3
                        d. XADD s 1-1 f v
                        a?
                        c?
                        d. XADD s 1-2 f v
                        b?
                        d. XPENDING s g
                        d. XINFO GROUPS s
                        """),
                Named.of("what a transaction added and removed again", """
                        a: XREAD BLOCK 0 STREAMS s $
                        waiting 1
                        b. MULTI
                        b. XADD s 1-1 f v
                        b. XADD s 1-2 f v
                        b. XDEL s 1-1
                        b. EXEC
                        a?
                        a: XREAD BLOCK 0 STREAMS s $
                        waiting 1
                        b. MULTI
                        b. XADD s 1-3 f v
                        b. DEL s
                        b. EXEC
                        b. XADD s 1-1 f v
                        b. XADD s 1-2 f v
                        b. XADD s 1-3 f v
                        a?
                        """),
                Named.of("who waits for a group hears that its stream is gone", """
                        a. XGROUP CREATE s g $ MKSTREAM
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b. DEL s
                        a?
                        b. XGROUP CREATE s g $ MKSTREAM
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b. SET s string
                        a?
                        b. DEL s
                        b. XGROUP CREATE s g $ MKSTREAM
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b. RENAME s t
                        a?
                        b. XGROUP CREATE s g $ MKSTREAM
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b. FLUSHALL
                        a?
                        """),
                Named.of("who waits for a group hears that it is gone", """
                        a. XGROUP CREATE s g $ MKSTREAM
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b. XGROUP CREATE s h $
                        b. XGROUP DESTROY s h
                        b. XGROUP DESTROY s g
                        a?
                        b. XGROUP CREATE s g $
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b. MULTI
                        b. DEL s
                        b. XADD s 7-7 f v
                        b. EXEC
                        a?
                        """),
                Named.of("a stream that is exchanged or expires is gone, too", """
                        a. XGROUP CREATE s g $ MKSTREAM
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b. SWAPDB 0 1
                        a?
                        b. XGROUP CREATE s g $ MKSTREAM
                        a: XREADGROUP GROUP g alice BLOCK 0 STREAMS s >
                        waiting 1
                        b. PEXPIRE s 1
                        a?
                        """),
                Named.of("patience with streams", """
                        a: XREAD BLOCK 10 STREAMS s $
                        a?
                        a. XREAD BLOCK -1 STREAMS s $
                        a. XREAD BLOCK 1.5 STREAMS s $
                        a. MULTI
                        a. XREAD BLOCK 0 STREAMS s $
                        a. EXEC
                        """),
                Named.of("replies are maps where there are maps", """
                        a! HELLO 3
                        a. XADD s 1-1 f v
                        a. XREAD STREAMS s nothing 0 0
                        a. XREAD STREAMS nothing 0
                        a: XREAD BLOCK 0 STREAMS s $
                        waiting 1
                        b. XADD s 1-2 f v
                        a?
                        a. XINFO STREAM s
                        a. XGROUP CREATE s g 0
                        a. XINFO GROUPS s
                        a. XRANGE s - + COUNT 0
                        """),
                Named.of("events of streams", """
                        a. PSUBSCRIBE __keyevent@0__:*
                        b. XADD s 1-1 f v
                        a?
                        b. XADD s MAXLEN 1 1-2 f v
                        a?
                        a?
                        b. XGROUP CREATE s g 0
                        a?
                        b. XREADGROUP GROUP g alice STREAMS s >
                        a?
                        b. XGROUP CREATECONSUMER s g bob
                        a?
                        b. XACK s g 1-2
                        b. XDEL s 1-2
                        a?
                        b. XSETID s 5-5
                        a?
                        b. XGROUP SETID s g 0
                        a?
                        b. XGROUP DELCONSUMER s g bob
                        a?
                        b. XGROUP DESTROY s g
                        a?
                        b. XTRIM s MAXLEN 0
                        b. XADD s 6-6 f v
                        a?
                        b. XTRIM s MAXLEN 0
                        a?
                        """),
                Named.of("groups are none of a watcher's business", """
                        a. XADD s 1-1 f v
                        a. WATCH s
                        b. XGROUP CREATE s g 0
                        b. XREADGROUP GROUP g alice STREAMS s >
                        a. MULTI
                        a. XLEN s
                        a. EXEC
                        a. WATCH s
                        b. XADD s 1-2 f v
                        a. MULTI
                        a. XLEN s
                        a. EXEC
                        """),
                Named.of("about streams", """
                        a. XADD s 1-1 f v
                        a. TYPE s
                        a. OBJECT ENCODING s
                        a. OBJECT REFCOUNT s
                        a. SCAN 0 TYPE stream
                        a. COPY s t
                        a. XADD s 2-2 f v
                        a. XRANGE t - +
                        a. XGROUP NOSUCH s g
                        a. XINFO NOSUCH s
                        a. LPUSH s x
                        a. LPUSH l x
                        a. XADD l * f v
                        a. XREAD STREAMS l 0
                        """));
    }
}
