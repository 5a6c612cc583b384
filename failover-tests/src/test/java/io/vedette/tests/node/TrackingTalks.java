package io.vedette.tests.node;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Conversations about copies that clients keep: who is told, of what, when, and in which form. */
final class TrackingTalks {
    private TrackingTalks() {}

    static Stream<Named<String>> all() {
        return Stream.concat(modes(), occasions());
    }

    private static Stream<Named<String>> modes() {
        return Stream.of(
                Named.of("what was read is told of once", """
                        a! HELLO 3
                        a. CLIENT TRACKING on
                        a. GET one
                        a. MGET one two three
                        b. SET one 1
                        a?
                        b. SET one 2
                        a. PING
                        b. DEL two
                        b. SET two x
                        a?
                        b. INCR four
                        a. PING
                        a. CLIENT TRACKING off
                        b. SET three 3
                        a. PING
                        """),
                Named.of("one's own changes are told behind the reply, unless they are not wanted", """
                        a! HELLO 3
                        a. CLIENT TRACKING on
                        a. GET k
                        a. SET k v
                        a?
                        a. PING
                        a. CLIENT TRACKING off
                        a. CLIENT TRACKING on NOLOOP
                        a. GET k
                        a. SET k w
                        a. PING
                        a. GET k
                        b. APPEND k x
                        a?
                        """),
                Named.of("opting in and out", """
                        a! HELLO 3
                        a. CLIENT TRACKING on OPTIN
                        a. GET one
                        a. CLIENT CACHING yes
                        a. GET two
                        a. GET three
                        b. MSET one 1 two 2 three 3
                        a?
                        a. PING
                        a. CLIENT CACHING yes
                        a. MULTI
                        a. GET one
                        a. GET two
                        a. EXEC
                        a. GET three
                        b. MSET one 1 two 2 three 3
                        a?
                        a?
                        a. PING
                        a. MULTI
                        a. CLIENT CACHING yes
                        a. GET three
                        a. EXEC
                        b. SET three 3
                        a?
                        a. CLIENT TRACKING off
                        a. CLIENT TRACKING on OPTOUT
                        a. CLIENT CACHING no
                        a. GET one
                        a. GET two
                        b. MSET one 1 two 2
                        a?
                        a. PING
                        """),
                Named.of("prefixes are told of without being read", """
                        a! HELLO 3
                        a. CLIENT TRACKING on BCAST PREFIX user: PREFIX item:
                        c! HELLO 3
                        c. CLIENT TRACKING on BCAST NOLOOP
                        b. SET user:1 a
                        a?
                        c?
                        b. MSET item:2 x user:3 x item:1 x other x
                        a?
                        a?
                        c?
                        a. SET user:9 own
                        a?
                        c?
                        c. SET user:9 other
                        a?
                        c. PING
                        b. FLUSHDB
                        a?
                        c?
                        b. DEL nothing
                        a. PING
                        c. PING
                        """),
                Named.of("another client is told instead", """
                        a. CLIENT TRACKING on REDIRECT {id:b}
                        a. GET one
                        c. SET one 1
                        b. PING
                        b. SUBSCRIBE __redis__:invalidate
                        a. GET one
                        a. GET two
                        c. SET one 2
                        b?
                        a. CLIENT TRACKINGINFO
                        c. FLUSHALL
                        b?
                        d! HELLO 3
                        d. CLIENT TRACKING on REDIRECT {id:e}
                        e! HELLO 3
                        d. GET two
                        c. SET two x
                        e?
                        d. PING
                        c. FLUSHALL
                        b?
                        e?
                        """),
                Named.of("whoever should be told is gone", """
                        a! HELLO 3
                        a. CLIENT TRACKING on REDIRECT {id:b}
                        a. GET one
                        without b
                        clients 1
                        c. SET one 1
                        a?
                        a. CLIENT TRACKINGINFO
                        a. PING
                        """),
                Named.of("a client that speaks RESP2 and listens to nothing cannot be told", """
                        a. CLIENT TRACKING on
                        a. GET one
                        b. SET one 1
                        a. PING
                        """));
    }

    private static Stream<Named<String>> occasions() {
        return Stream.of(
                Named.of("transactions", """
                        a! HELLO 3
                        a. CLIENT TRACKING on
                        a. MULTI
                        a. GET one
                        a. SET one 1
                        a. GET one
                        a. SET one 2
                        a. SET two 2
                        a. GET two
                        a. EXEC
                        a?
                        a?
                        a. PING
                        b. MULTI
                        b. SET two 3
                        b. SET two 4
                        b. EXEC
                        a?
                        a. PING
                        """),
                Named.of("scripts read for whoever sent them", """
                        a! HELLO 3
                        a. CLIENT TRACKING on
                        a. EVAL "return redis.call('GET', KEYS[1])" 1 one
                        a. EVAL_RO "return redis.call('GET', KEYS[1])" 1 two
                        b. SET one 1
                        a?
                        b. EVAL "redis.call('SET', KEYS[1], 1) redis.call('SET', KEYS[1], 2)" 1 two
                        a?
                        a. PING
                        """),
                Named.of("everything that changes a key", """
                        a! HELLO 3
                        a. CLIENT TRACKING on
                        a. GET one
                        b. SET one 1
                        a?
                        a. GET one
                        b. EXPIRE one 100
                        a?
                        a. TTL one
                        b. PERSIST one
                        a?
                        a. GET one
                        b. RENAME one two
                        a?
                        a. EXISTS two
                        b. GETDEL two
                        a?
                        a. LRANGE list 0 -1
                        b. RPUSH list x y
                        a?
                        a. LLEN list
                        b. LPOP list 2
                        a?
                        a. GET list
                        b. GET list
                        b. DEL list
                        a. SMEMBERS list
                        b. SELECT 3
                        b. SADD list x
                        a?
                        b. SWAPDB 0 3
                        a. PING
                        a. ZRANGE list 0 -1
                        b. FLUSHDB
                        a?
                        a. PING
                        """),
                Named.of("keys whose time is over", """
                        a! HELLO 3
                        a. CLIENT TRACKING on
                        a. MULTI
                        a. SET one 1 PX 50
                        a. GET one
                        a. EXEC
                        a?
                        b. GET one
                        a. PING
                        """),
                Named.of("whom somebody waited for", """
                        a! HELLO 3
                        a. CLIENT TRACKING on
                        a. LRANGE queue 0 -1
                        b: BLPOP queue 0
                        waiting 1
                        c. RPUSH queue x
                        b?
                        a?
                        a. PING
                        """),
                Named.of("what tracking is and is not", """
                        a! HELLO 3
                        a. CLIENT TRACKING on OPTOUT
                        a. CLIENT GETREDIR
                        a. CLIENT TRACKINGINFO
                        a. RESET
                        a. CLIENT TRACKINGINFO
                        a. CLIENT GETREDIR
                        a. CLIENT CACHING yes
                        """));
    }
}
