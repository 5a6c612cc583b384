package io.vedette.tests.node;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Conversations with a server that has no memory left and may not remove anything. */
final class MemoryTalks {
    private MemoryTalks() {}

    static Stream<Named<String>> all() {
        return Stream.of(
                Named.of("what takes memory is refused, and nothing else", """
                        a. SET there value
                        a. RPUSH list a b
                        b. CONFIG SET maxmemory 1
                        a. SET other value
                        a. GET there
                        a. APPEND there x
                        a. INCR number
                        a. LPUSH list x
                        a. LPOP list
                        a. EXPIRE list 100
                        a. HSET hash f v
                        a. SETBIT bits 7 1
                        a. BITFIELD bits GET u8 0
                        a. SORT list
                        a. PFCOUNT estimate
                        a. XADD stream * f v
                        a. PUBLISH channel message
                        a. DEL there
                        a. SET nobody
                        b. CONFIG SET maxmemory 0
                        a. SET other value
                        """),
                Named.of("transactions while memory is short", """
                        a. MULTI
                        a. GET there
                        a. SET there value
                        c. MULTI
                        c. GET there
                        d. SET stays value
                        b. CONFIG SET maxmemory 1
                        a. EXEC
                        c. EXEC
                        d. MULTI
                        d. GET stays
                        d. EXEC
                        d. MULTI
                        d. DISCARD
                        d. GET there
                        b. CONFIG SET maxmemory 0
                        """),
                Named.of("scripts while memory is short", """
                        a. SET there value
                        b. FUNCTION FLUSH
                        b. CONFIG SET maxmemory 1
                        a. EVAL "return redis.call('GET', KEYS[1])" 1 there
                        a. EVAL "return redis.call('SET', KEYS[1], 1)" 1 there
                        a. EVAL "return redis.pcall('SET', KEYS[1], 1).err" 1 there
                        a. EVAL "redis.call('DEL', KEYS[1]) return redis.call('SET', KEYS[1], 1)" 1 there
                        a. EVAL "#!lua\\nreturn redis.call('GET', KEYS[1])" 1 there
                        a. EVAL "#!lua flags=no-writes\\nreturn redis.call('GET', KEYS[1])" 1 there
                        a. EVAL "#!lua flags=allow-oom\\nreturn redis.call('SET', KEYS[1], 2)" 1 there
                        a. FUNCTION LOAD "#!lua name=none\\nredis.register_function('none', function() return 1 end)"
                        b. CONFIG SET maxmemory 0
                        a. FUNCTION LOAD "#!lua name=some\\nredis.register_function('some', function() return 1 end)"
                        b. CONFIG SET maxmemory 1
                        a. FCALL some 0
                        b. CONFIG SET maxmemory 0
                        a. FCALL some 0
                        a. FUNCTION DELETE some
                        """),
                Named.of("how often a key was used", """
                        a. SET key value
                        a. OBJECT FREQ key
                        b. CONFIG SET maxmemory-policy allkeys-lfu
                        a. SET fresh value
                        a. OBJECT FREQ fresh
                        a. OBJECT IDLETIME fresh
                        a. OBJECT FREQ nothing
                        a. RESTORE copy 0 "\\x00\\x01v\\x0b\\x00\\x1f\\x80\\x9c\\x02\\x19\\xbd\\xdd\\xff" FREQ 200
                        b. CONFIG SET maxmemory-policy noeviction
                        a. OBJECT FREQ fresh
                        """));
    }
}
