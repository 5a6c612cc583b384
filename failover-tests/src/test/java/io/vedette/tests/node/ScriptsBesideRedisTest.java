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

/** Scripts among several clients: a node must answer all of them as redis-server does, word for word. */
@Order(Thorough.EARLY)
@WithOneNode
class ScriptsBesideRedisTest {

    static Stream<Named<String>> conversations() {
        return Stream.of(
                Named.of("a script is known by its digest", """
                        a. SCRIPT FLUSH
                        a. EVALSHA 4629ab89363d08ca29abd4bb0aaf5ed70e2bb228 0
                        a. SCRIPT LOAD "return 'hello'"
                        a. SCRIPT EXISTS 1b936e3fe509bcbc9cd0664897bbe8fd0cac101b ffff
                        a. EVALSHA 1b936e3fe509bcbc9cd0664897bbe8fd0cac101b 0
                        a. EVALSHA 1B936E3FE509BCBC9CD0664897BBE8FD0CAC101B 0
                        a. EVALSHA_RO 1b936e3fe509bcbc9cd0664897bbe8fd0cac101b 0
                        a. SCRIPT FLUSH ASYNC
                        a. SCRIPT EXISTS 1b936e3fe509bcbc9cd0664897bbe8fd0cac101b
                        a. SCRIPT FLUSH LATER
                        a. SCRIPT LOAD "return ("
                        a. EVALSHA short 0
                        """),
                Named.of("how many keys there are is looked at", """
                        a. EVAL "return 1" x
                        a. EVAL "return 1" 2 a
                        a. EVAL "return 1" -1
                        a. EVAL "return {KEYS[1],ARGV[1]}" 1 a b
                        a. EVAL "return 1"
                        a. EVALSHA x
                        """),
                Named.of("commands of the whole server, but not all", """
                        a. EVAL "return redis.call('ping')" 0
                        a. EVAL "return redis.call('echo',ARGV[1])" 0 text
                        a. EVAL "return redis.call('publish','channel','x')" 0
                        a. EVAL "return redis.call('subscribe','channel')" 0
                        a. EVAL "return redis.call('config','get','port')" 0
                        a. EVAL "return redis.call('client','kill','x')" 0
                        a. EVAL "return redis.call('multi')" 0
                        a. EVAL "return redis.call('eval','return 1',0)" 0
                        a. EVAL "return redis.pcall('script','kill')" 0
                        a. EVAL "return redis.call('acl','setuser','x')" 0
                        a. EVAL "return redis.call('debug','sleep','0')" 0
                        """),
                Named.of("what a script does is seen at once by who waits", """
                        a: BLPOP list 0
                        waiting 1
                        b. EVAL "redis.call('rpush',KEYS[1],'x','y') return redis.call('llen',KEYS[1])" 1 list
                        a?
                        b. LRANGE list 0 -1
                        """),
                Named.of("a script cannot wait", """
                        a. EVAL "return redis.call('blpop',KEYS[1],0)" 1 list
                        a. EVAL "return redis.call('brpoplpush','a','b',0)" 0
                        a. EVAL "return redis.call('bzpopmin','a',0)" 0
                        """),
                Named.of("within a transaction", """
                        a. MULTI
                        a. SET k 1
                        a. EVAL "return redis.call('incr',KEYS[1])" 1 k
                        a. EVAL "return redis.call('lpush',KEYS[1],'x')" 1 k
                        a. EVALSHA ffffffffffffffffffffffffffffffffffffffff 0
                        a. GET k
                        a. EXEC
                        """),
                Named.of("the database is the caller's, and stays it", """
                        a. SELECT 3
                        a. EVAL "redis.call('set','k','v') redis.call('select',5) redis.call('set','k','w') return 1" 0
                        a. GET k
                        b. SELECT 5
                        b. GET k
                        b. DEL k
                        a. DEL k
                        """),
                Named.of("scripts that only read", """
                        a. SET k v
                        a. EVAL_RO "return redis.call('get',KEYS[1])" 1 k
                        a. EVAL_RO "return redis.call('set',KEYS[1],'w')" 1 k
                        a. EVAL_RO "return redis.pcall('del',KEYS[1])" 1 k
                        a. EVAL_RO "#!lua\\nreturn 1" 0
                        a. EVAL_RO "#!lua flags=no-writes\\nreturn 1" 0
                        a. EVAL "#!lua flags=no-writes\\nreturn redis.call('set','k','w')" 0
                        a. GET k
                        """),
                Named.of("the caller's rights hold", """
                        a. ACL SETUSER bob on >pw ~mine:* &news +@all -incr -@dangerous
                        b. AUTH bob pw
                        b. EVAL "return redis.call('set',KEYS[1],'v')" 1 mine:a
                        b. EVAL "return redis.call('set','other','v')" 0
                        b. EVAL "return redis.call('incr','mine:a')" 0
                        b. EVAL "return redis.pcall('incr','mine:a')" 0
                        b. EVAL "return redis.call('publish','news','v')" 0
                        b. EVAL "return redis.call('publish','gossip','v')" 0
                        b. EVAL "return {redis.acl_check_cmd('get','mine:x'),redis.acl_check_cmd('get','x')}" 0
                        b. EVAL "return 1" 1 other
                        a. ACL DELUSER bob
                        """),
                Named.of("no time passes in a script", """
                        a. EVAL "redis.call('set','k','v','px',1) for i=1,20000 do if redis.call('exists','k') == 0 then return 'gone' end end return 'still'" 0
                        """),
                Named.of("somebody watches", """
                        a. SET k 1
                        a. WATCH k
                        b. EVAL "return redis.call('incr','k')" 0
                        a. MULTI
                        a. GET k
                        a. EXEC
                        """),
                Named.of("a script that takes long is busy, and can be killed", """
                        a. CONFIG SET busy-reply-threshold 20
                        a. SCRIPT KILL
                        a: EVAL "while true do end" 0
                        busy
                        b. GET k
                        b. MULTI
                        b. GET k
                        b. EXEC
                        b. DISCARD
                        b. SHUTDOWN
                        b. EVAL "return 1" 0
                        b. SCRIPT KILL
                        a?
                        b. SCRIPT KILL
                        b. GET k
                        a. EVAL "return 'well'" 0
                        a. CONFIG SET busy-reply-threshold 5000
                        """),
                Named.of("no pcall stops being killed", """
                        a. CONFIG SET lua-time-limit 20
                        a: EVAL "while true do pcall(function() while true do end end) end" 0
                        busy
                        b. SCRIPT KILL
                        a?
                        a. CONFIG SET lua-time-limit 5000
                        """),
                Named.of("help", """
                        a. SCRIPT NOTHING
                        a. SCRIPT
                        a. SCRIPT EXISTS
                        a. SCRIPT DEBUG MAYBE
                        """));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void sounds(String script, Pair servers) throws IOException {
        assertThat(Talk.fresh(servers.port(), script))
                .isEqualTo(Talk.fresh(servers.theirs().port(), script));
    }
}
