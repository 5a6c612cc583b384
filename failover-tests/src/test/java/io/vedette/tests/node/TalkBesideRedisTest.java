package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Thorough;
import io.vedette.tests.node.OneNode.Pair;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversations in which several clients meet: a node must answer them as redis-server does, word for word. */
@Order(Thorough.EARLY)
@WithOneNode
class TalkBesideRedisTest {

    static Stream<Named<String>> conversations() {
        return Stream.of(StreamTalks.all(), TrackingTalks.all(), MemoryTalks.all(), talks())
                .flatMap(all -> all);
    }

    private static Stream<Named<String>> talks() {
        return Stream.of(
                Named.of("replicas that are not there are waited for in vain", """
                        a. WAIT 0 0
                        a. WAIT 1 10
                        a. WAIT -1 0
                        a. WAIT 1 -1
                        a. WAIT x 0
                        a. WAIT 1 x
                        a: WAIT 1 0
                        waiting 1
                        a: PING
                        b. MULTI
                        b. WAIT 1 0
                        b. EXEC
                        """),
                Named.of("who came first is served first", """
                        a: BLPOP queue 0
                        waiting 1
                        b: BRPOP queue 0
                        waiting 2
                        c: BLMPOP 0 1 queue LEFT COUNT 2
                        waiting 3
                        d. RPUSH queue 1 2 3 4 5
                        a?
                        b?
                        c?
                        d. LRANGE queue 0 -1
                        """),
                Named.of("keys are tried in the order they were named", """
                        a. RPUSH second s
                        a. BLPOP first second 0
                        b: BLPOP first second 0
                        waiting 1
                        a. MULTI
                        a. RPUSH second s2
                        a. RPUSH first f2
                        a. EXEC
                        b?
                        """),
                Named.of("a list emptied within the transaction serves nobody", """
                        a: BLPOP queue 0
                        waiting 1
                        b. MULTI
                        b. RPUSH queue x
                        b. DEL queue
                        b. SET queue string
                        b. EXEC
                        b. DEL queue
                        b. RPUSH queue y
                        a?
                        """),
                Named.of("a moved element goes on to who waits for it", """
                        a: BLMOVE one two LEFT RIGHT 0
                        waiting 1
                        b: BLPOP two 0
                        waiting 2
                        c. LPUSH one x
                        a?
                        b?
                        c. EXISTS one two
                        """),
                Named.of("a target of the wrong type is said and the element stays", """
                        a. SET target string
                        b: BRPOPLPUSH source target 0
                        waiting 1
                        a. LPUSH source x
                        b?
                        a. LRANGE source 0 -1
                        """),
                Named.of("sorted sets are waited for, too", """
                        a: BZPOPMIN z 0
                        waiting 1
                        b: BZPOPMAX z 0
                        waiting 2
                        c: BZMPOP 0 1 z MIN COUNT 3
                        waiting 3
                        d. ZADD z 1 one 2 two 3 three 4 four
                        a?
                        b?
                        c?
                        """),
                Named.of("patience ends, and within a transaction at once", """
                        a: BLPOP nothing 0.05
                        a?
                        a: BLMOVE nothing other LEFT LEFT 0.01
                        a?
                        a: BZMPOP 0.01 1 nothing MIN
                        a?
                        a. MULTI
                        a. BLPOP nothing 0
                        a. EXEC
                        """),
                Named.of("what is sent while waiting is answered afterwards, in order", """
                        a: BLPOP queue 0
                        waiting 1
                        a: PING one
                        a: SET k v
                        a: GET k
                        b. RPUSH queue x
                        a?
                        a?
                        a?
                        a?
                        """),
                Named.of("who is gone is not served", """
                        a: BLPOP queue 0
                        waiting 1
                        b: BLPOP queue 0
                        waiting 2
                        without a
                        waiting 1
                        c. RPUSH queue x y
                        b?
                        c. LRANGE queue 0 -1
                        """),
                Named.of("a wait is ended from outside", """
                        a: BLPOP queue 0
                        waiting 1
                        b. CLIENT UNBLOCK 99999999
                        b. RPUSH queue x
                        a?
                        """),
                Named.of("a wait in another database is none of this one's business", """
                        a. SELECT 1
                        a: BLPOP queue 0
                        waiting 1
                        b. RPUSH queue x
                        b. SELECT 1
                        b. RPUSH queue y
                        a?
                        b. SELECT 0
                        b. LRANGE queue 0 -1
                        """),
                Named.of("exchanged databases serve who waits", """
                        a. SELECT 1
                        a: BLPOP queue 0
                        waiting 1
                        b. RPUSH queue x
                        b. SWAPDB 0 1
                        a?
                        """),
                Named.of("a watched key that was changed stops the transaction", """
                        a. WATCH k
                        a. MULTI
                        a. SET k mine
                        b. SET k theirs
                        a. EXEC
                        a. GET k
                        a. WATCH k
                        a. UNWATCH
                        b. SET k again
                        a. MULTI
                        a. GET k
                        a. EXEC
                        """),
                Named.of("flushing and exchanging count as changes", """
                        a. SET k v
                        a. WATCH k
                        b. FLUSHALL
                        a. MULTI
                        a. PING
                        a. EXEC
                        a. WATCH k
                        b. SELECT 1
                        b. SET k other
                        b. SWAPDB 0 1
                        a. MULTI
                        a. PING
                        a. EXEC
                        """),
                Named.of("a transaction may hold any command", """
                        a. MULTI
                        a. PUBLISH nobody hears
                        a. CLIENT GETNAME
                        a. CONFIG GET databases
                        a. SELECT 2
                        a. SET k v
                        a. ACL WHOAMI
                        a. ECHO x
                        a. EXEC
                        a. MULTI
                        a. CLIENT SETNAME me
                        a. CLIENT GETNAME
                        a. LPOP k
                        a. INCR k
                        a. EXEC
                        """),
                Named.of("what spoils a transaction", """
                        a. MULTI
                        a. NOSUCH
                        a. SET k
                        a. EXEC
                        a. MULTI
                        a. MULTI
                        a. WATCH k
                        a. EXEC x
                        a. EXEC
                        a. DISCARD
                        a. MULTI
                        a. SHUTDOWN NOSAVE
                        a. EXEC
                        """),
                Named.of("rights that went away are missing at EXEC", """
                        a. ACL SETUSER u on nopass ~* +@all
                        b. AUTH u x
                        b. MULTI
                        b. GET k
                        a. ACL SETUSER u -get
                        b. EXEC
                        b. MULTI
                        b. GET k
                        b. EXEC
                        a. ACL DELUSER u
                        """),
                Named.of("options say what is done with a key, and so whether one may", """
                        a. ACL SETUSER u on nopass %R~read* %W~write* ~both* +@all
                        b. AUTH u x
                        b. SET write1 v
                        b. SET write1 v GET
                        b. SET read1 v
                        b. SET both1 v GET
                        b. SET other v
                        b. BITFIELD read1 GET u8 0
                        b. BITFIELD read1 SET u8 0 1
                        b. BITFIELD write1 SET u8 0 1
                        b. SORT read1 STORE write1
                        b. SORT read1 STORE read2
                        b. SORT read1 LIMIT 0 1 GET #
                        b. SORT write1
                        a. ACL DELUSER u
                        """),
                Named.of("numbers far outside of their field are made fit", """
                        a. BITFIELD f OVERFLOW SAT SET i4 0 -9223372036854775808 GET i4 0
                        a. BITFIELD f OVERFLOW SAT SET i4 0 -9223372036854775801 GET i4 0
                        a. BITFIELD f OVERFLOW SAT SET i4 0 -9223372036854775800 GET i4 0
                        a. BITFIELD f OVERFLOW SAT SET i4 0 9223372036854775807 GET i4 0
                        a. BITFIELD f OVERFLOW SAT SET u8 0 -9223372036854775808 GET u8 0
                        a. BITFIELD f OVERFLOW SAT SET i63 0 -9223372036854775808 GET i63 0
                        a. BITFIELD f OVERFLOW SAT SET i64 0 -9223372036854775808 INCRBY i64 0 -1
                        a. BITFIELD f OVERFLOW SAT SET i4 0 -8 INCRBY i4 0 -9223372036854775808
                        a. BITFIELD f OVERFLOW SAT SET i4 0 7 INCRBY i4 0 9223372036854775807
                        a. BITFIELD f OVERFLOW SAT SET i4 0 7 INCRBY i4 0 -9223372036854775808
                        a. BITFIELD f OVERFLOW FAIL SET i4 0 -9223372036854775808 INCRBY i4 0 -1
                        a. BITFIELD f OVERFLOW WRAP SET i4 0 -9223372036854775808 INCRBY i4 0 -1
                        a. BITFIELD f OVERFLOW SAT SET u63 0 9223372036854775807 INCRBY u63 0 -9223372036854775808
                        """),
                Named.of("a list that is not to be sorted keeps its order or turns it round", """
                        a. RPUSH l 3 1 2
                        a. SORT l BY nosort
                        a. SORT l BY nosort DESC
                        a. SORT l BY nosort LIMIT 1 5
                        a. SORT l BY nosort DESC LIMIT 1 5
                        a. SORT l BY nosort DESC LIMIT 0 2 STORE m
                        a. LRANGE m 0 -1
                        """),
                Named.of("a sorted set is packed until it is too large", """
                        a. CONFIG SET zset-max-listpack-entries 3 zset-max-listpack-value 8
                        a. ZADD z 1 one 2 two 3 three
                        a. OBJECT ENCODING z
                        a. ZADD z 4 four
                        a. OBJECT ENCODING z
                        a. ZREM z four
                        a. OBJECT ENCODING z
                        a. ZADD y 1 one
                        a. ZADD y 1 123456789
                        a. OBJECT ENCODING y
                        a. CONFIG SET zset-max-listpack-entries 128 zset-max-listpack-value 64
                        """),
                Named.of("reset leaves the transaction, the watches and the database", """
                        a. SELECT 3
                        a. WATCH k
                        a. MULTI
                        a. SET k v
                        a. RESET
                        a. EXEC
                        b. SET k other
                        a. GET k
                        """),
                Named.of("parameters are changed together or not at all", """
                        a. CONFIG SET maxclients 500 slowlog-max-len x
                        a. CONFIG GET slowlog-max-len
                        a. CONFIG SET nosuch 1
                        a. CONFIG SET hash-max-listpack-entries 2 hash-max-ziplist-entries 3
                        a. CONFIG SET databases 3
                        a. CONFIG SET notify-keyspace-events Q
                        a. CONFIG SET hash-max-listpack-entries 2
                        a. HSET h a 1 b 2
                        a. OBJECT ENCODING h
                        a. HSET h c 3
                        a. OBJECT ENCODING h
                        a. CONFIG SET hash-max-listpack-entries 128 maxclients 1000
                        a. CONFIG SET timeout
                        """),
                Named.of("a password is asked for as soon as there is one", """
                        a. CONFIG SET requirepass secret
                        b. PING
                        b. AUTH secret
                        b. PING
                        a. CONFIG SET requirepass ""
                        c. PING
                        """),
                Named.of("an error of a script's command is counted once", """
                        a. SET text value
                        a. CONFIG RESETSTAT
                        a. EVAL "return redis.call('INCR', KEYS[1])" 1 text
                        a. INFO errorstats
                        a. EVAL "return redis.pcall('LPUSH', KEYS[1], 1)" 1 text
                        a. INFO errorstats
                        a. EVAL "redis.pcall('LPUSH', KEYS[1], 1) return 1" 1 text
                        a. EVAL "return redis.error_reply('OWN kind')" 0
                        a. EVAL "error('raised')" 0
                        a. EVAL "return {err = 'MADE up'}" 0
                        a. EVAL "redis.call('NOSUCH')" 0
                        a. INCR text
                        a. INFO errorstats
                        """),
                Named.of("debugging is not for everybody", """
                        a. DEBUG SLEEP 0
                        """),
                Named.of("slow commands are kept, shortened", """
                        a. CONFIG SET slowlog-log-slower-than 0 slowlog-max-len 2
                        a. SLOWLOG RESET
                        a. PING
                        a. ECHO hello
                        a. CONFIG SET slowlog-log-slower-than -1
                        a. SLOWLOG LEN
                        a. SLOWLOG GET 1 2
                        a. SLOWLOG GET -2
                        a. SLOWLOG GET x
                        a. CONFIG SET slowlog-log-slower-than 10000 slowlog-max-len 128
                        """),
                Named.of("changes are published, deaths too", """
                        a. PSUBSCRIBE __key*__:*
                        b. SET k v
                        a?
                        a?
                        b. RPUSH l 1 2
                        a?
                        a?
                        b. LPOP l 2
                        a?
                        a?
                        a?
                        a?
                        b. SET k v PX 1
                        a?
                        a?
                        a?
                        a?
                        a?
                        a?
                        b. MULTI
                        b. HSET h f v
                        b. DEL h
                        b. EXEC
                        a?
                        a?
                        a?
                        a?
                        """));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void sounds(String script, Pair servers) throws IOException {
        assertThat(Talk.fresh(servers.port(), script))
                .isEqualTo(Talk.fresh(servers.theirs().port(), script));
    }
}
