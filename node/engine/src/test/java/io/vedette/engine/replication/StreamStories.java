package io.vedette.engine.replication;

import java.util.List;

/** Commands whose effects are compared: between two stories nothing is forgotten, within one the commands follow. */
final class StreamStories {
    private static final long FAR = 4_000_000_000_000L;

    static final List<String> ALL = List.of(
            "SET a 1; SET a 2 EX 100; SET a 3 PX 100000; SET a 4 KEEPTTL; SET a 5 GET; SET a 6 NX; SET a 7 XX GET",
            "SET a 1 EXAT 4000000000; SET a 1 PXAT " + FAR + "; SETEX a 100 v; PSETEX a 100000 v; SETNX a w; SETNX b w",
            "SET a 1 PXAT 1; SET a 1; SET a 2 NX EX 10; SET b 2 NX EX 10; SET b 3 XX PX 5000 GET",
            "SET a 1; GETSET a 2; GETDEL a; GETDEL a; SET a 1; GETEX a; GETEX a EX 100; GETEX a PX 100000",
            "SET a 1; GETEX a PERSIST; GETEX a EXAT 4000000000; GETEX a PERSIST; GETEX a PXAT " + FAR
                    + "; GETEX a PXAT 1",
            "MSET a 1 b 2; MSETNX a 1 c 2; MSETNX d 1 e 2; APPEND a x; APPEND a y; SETRANGE a 1 zz; SETRANGE q 0 ",
            "SET n 1; INCR n; DECR n; INCRBY n 5; DECRBY n 2; INCRBYFLOAT n 0.5; INCRBYFLOAT n 1e2; INCR a",
            "SET a v; EXPIRE a 100; PEXPIRE a 100000; EXPIREAT a 4000000000; PEXPIREAT a " + FAR
                    + "; PERSIST a; PERSIST a",
            "SET a v; EXPIRE b 10; EXPIRE a 9 GT; EXPIRE a 9 XX",
            "SET a v; EXPIRE a 0; SET a v; EXPIRE a -1; SET a v; EXPIREAT a 1; SET a v; PEXPIREAT a 1; SET a v; PEXPIRE a 0",
            "SET a v; SET b w; DEL a b c; DEL a; SET a v; UNLINK a; UNLINK a; SET a v; RENAME a b; RENAMENX b c; RENAMENX c c",
            "SET a v; COPY a b; COPY a b; COPY a b REPLACE; COPY a b DB 3; MOVE a 3; MOVE a 4; SELECT 4; SET x y; SELECT 0",
            "SELECT 1; SELECT 2; GET a; SELECT 3; SET a 1; SET a 2; SELECT 0; GET a; SET a 3; SWAPDB 0 3; SWAPDB 1 1",
            "SET a v; FLUSHDB; FLUSHDB ASYNC; FLUSHALL; FLUSHALL SYNC; FLUSHALL ASYNC; SET a v; FLUSHALL",
            "HSET h a 1 b 2; HSET h a 1; HMSET h a 2; HSETNX h a 3; HSETNX h c 3; HINCRBY h a 4; HINCRBYFLOAT h a 0.25",
            "HSET h a 1 b 2; HDEL h a; HDEL h a; HDEL h b; HDEL h b",
            "LPUSH l a b; RPUSH l c; LPUSHX l d; RPUSHX m d; LSET l 0 x; LINSERT l BEFORE x y; LINSERT l AFTER none y",
            "RPUSH l a b c d e f g h; LREM l 1 a; LREM l 1 zz; LTRIM l 0 5; LTRIM l 0 -1; LPOP l; RPOP l; LPOP l 2; RPOP l 9",
            "RPUSH l a b c d e f; LMPOP 2 k l LEFT; LMPOP 2 k l RIGHT COUNT 2; LMPOP 1 k LEFT; RPOPLPUSH l m; LMOVE l m LEFT RIGHT",
            "RPUSH l a b c d e f; BLPOP k l 0; BRPOP k l 0; BLMOVE l m LEFT LEFT 0; BRPOPLPUSH l m 0; BLMPOP 0 2 k l LEFT COUNT 2",
            "SADD s a b c; SADD s a; SREM s a; SREM s a; SMOVE s t b; SMOVE s t zz; SPOP t; SPOP t; SADD t one; SPOP t 5",
            "SADD s 1 2 3; SADD t 2 3 4; SINTERSTORE u s t; SUNIONSTORE u s t; SDIFFSTORE u s t; SINTERSTORE u s none; SINTERSTORE u s none",
            "SADD s a; SPOP s 0; SPOP none; SPOP none 3; SRANDMEMBER s",
            "ZADD z 1 a 2 b; ZADD z 1 a; ZADD z XX 3 a; ZADD z NX 3 a; ZADD z GT CH 1 a; ZADD z INCR 2 a; ZINCRBY z 1.5 a",
            "ZADD z 1 a 2 b 3 c 4 d 5 e 6 f; ZREM z a; ZREM z a; ZPOPMIN z; ZPOPMAX z 2; ZMPOP 2 y z MIN; ZPOPMIN z 9; ZPOPMIN z",
            "ZADD z 1 a 2 b 3 c 4 d 5 e 6 f; BZPOPMIN y z 0; BZPOPMAX z 0; BZMPOP 0 2 y z MIN; BZMPOP 0 1 z MAX COUNT 2",
            "ZADD z 1 a 2 b 3 c 4 d 5 e; ZREMRANGEBYRANK z 0 0; ZREMRANGEBYSCORE z 2 2; ZREMRANGEBYLEX z [c [c; ZREMRANGEBYSCORE z 90 99",
            "ZADD z 1 a 2 b; ZADD y 1 b 2 c; ZUNIONSTORE u 2 z y; ZINTERSTORE u 2 z y; ZDIFFSTORE u 2 z y; ZRANGESTORE u z 0 -1; ZRANGESTORE u none 0 -1",
            "SETBIT b 3 1; SETBIT b 3 0; BITOP NOT c b; BITOP AND c none; BITFIELD b SET u8 0 5; BITFIELD b GET u8 0; BITFIELD b INCRBY u8 0 1",
            "PFADD p a b; PFADD p a; PFCOUNT p; PFCOUNT p; PFADD q c; PFMERGE r p q; PFCOUNT p q; PFADD s; PFADD s",
            "RPUSH l 3 1 2; SORT l STORE m; SORT l; SORT none STORE m; SORT none STORE m; SORT l BY nosort STORE k",
            "GEOADD g 13.4 52.5 berlin 2.35 48.85 paris; GEOADD g NX 13.4 52.5 berlin; GEOADD g XX CH 13.5 52.5 berlin",
            "GEOADD g 13.4 52.5 berlin 2.35 48.85 paris; GEOSEARCHSTORE h g FROMMEMBER paris BYRADIUS 2000 km; GEORADIUS g 13 52 200 km STORE i",
            "GEOADD g 13.4 52.5 berlin; GEORADIUSBYMEMBER g berlin 10 km STOREDIST j; GEORADIUS g 100 10 1 km STORE j",
            "XADD s 1-1 f v; XADD s 1-* f v; XADD s * f v; XADD s MAXLEN 2 * f v; XADD s MAXLEN ~ 1 * f v; XADD none NOMKSTREAM * f v",
            "XADD s 1-1 f v; XADD s 2-1 f v; XADD s 3-1 f v; XADD s MINID 2 4-1 f v; XADD s MAXLEN ~ 2 LIMIT 100 5-1 f v; XTRIM s MAXLEN 1; XTRIM s MAXLEN ~ 1; XTRIM s MINID 9",
            "XADD s 1-1 f v; XDEL s 1-1; XDEL s 1-1; XSETID s 9-9; XSETID s 9-9 ENTRIESADDED 5 MAXDELETEDID 3-3",
            "XADD s 1-1 f v; XGROUP CREATE s g 0; XGROUP CREATE t g $ MKSTREAM; XGROUP CREATECONSUMER s g c; XGROUP CREATECONSUMER s g c; XGROUP SETID s g 0 ENTRIESREAD 1; XGROUP DELCONSUMER s g c; XGROUP DESTROY s g; XGROUP DESTROY s g",
            "MULTI; SET a 1; EXEC; MULTI; SET a 1; INCR a; EXEC; MULTI; GET a; EXEC; MULTI; EXEC; MULTI; SET a 1; DISCARD",
            "MULTI; SELECT 5; SET a 1; SELECT 0; SET b 2; EXEC; SET c 3; MULTI; SET d 1; LPUSH d 1; EXEC",
            "SELECT 7; MULTI; SET a 1; SET a 2; EXEC; SELECT 0; SADD s 1 2 3; MULTI; SPOP s 3; SET a v EX 10; EXEC",
            "SET a v; WATCH a; SET a w; MULTI; SET a x; EXEC; WATCH a; MULTI; SET a y; EXEC",
            "EVAL return(redis.call('set',KEYS[1],'v')) 1 a; EVAL redis.call('set','x','1');redis.call('incr','x') 0; EVAL return(1) 0",
            "EVAL redis.call('select',5);redis.call('set','x','1');redis.call('select',0);redis.call('set','x','2') 0; SET y 1",
            "EVAL redis.set_repl(redis.REPL_NONE);redis.call('set','x','1') 0; EVAL redis.pcall('incr','notthere','x');redis.call('spop','s') 0",
            "SCRIPT LOAD return(1); EVALSHA e0e1f9fabfc9d4800c877a703b823ac0578ff8db 0; SCRIPT FLUSH; MULTI; EVAL redis.call('set','x','1') 0; SET y 1; EXEC",
            "FUNCTION LOAD #!lua\u00a0name=lib\nredis.register_function('f',function(k)return(redis.call('set',k[1],'v'))end); FCALL f 1 a; FUNCTION DELETE lib; FUNCTION DELETE lib; FUNCTION FLUSH; FUNCTION FLUSH ASYNC",
            "SET a v; TOUCH a; GET a; OBJECT ENCODING a; TYPE a; SET a w");

    /** The same for groups of streams, which we tell in more detail. */
    static final List<String> GROUPS = List.of(
            "XADD s 1-1 f v; XADD s 2-1 f v; XGROUP CREATE s g 0; XREADGROUP GROUP g c COUNT 1 STREAMS s >; XREADGROUP GROUP g c STREAMS s >; XREADGROUP GROUP g c STREAMS s >; XREADGROUP GROUP g c STREAMS s 0",
            "XADD s 1-1 f v; XADD s 2-1 f v; XGROUP CREATE s g 0; XREADGROUP GROUP g c NOACK STREAMS s >; XADD s 3-1 f v; XREADGROUP GROUP g d STREAMS s >; XACK s g 3-1; XACK s g 3-1",
            "XADD s 1-1 f v; XADD s 2-1 f v; XGROUP CREATE s g 0; XREADGROUP GROUP g c STREAMS s >; XCLAIM s g d 0 1-1 2-1; XCLAIM s g d 0 1-1 JUSTID; XCLAIM s g e 0 1-1 IDLE 5 RETRYCOUNT 7 FORCE; XCLAIM s g d 0 9-9; XAUTOCLAIM s g f 0 0; XAUTOCLAIM s g f 0 0 JUSTID",
            "XADD s 1-1 f v; XADD s 2-1 f v; XGROUP CREATE s g 0; XREADGROUP GROUP g c STREAMS s >; XDEL s 1-1; XCLAIM s g d 0 1-1; XAUTOCLAIM s g f 0 0");

    /** What waits, and what ends it. */
    static final List<String[]> WAITING = List.of(
            new String[] {"BLPOP k 0", "RPUSH k a b"},
            new String[] {"BRPOP k2 0", "RPUSH k2 a"},
            new String[] {"BLMOVE k3 m LEFT RIGHT 0", "RPUSH k3 a"},
            new String[] {"BRPOPLPUSH k3 m 0", "RPUSH k3 a"},
            new String[] {"BLMPOP 0 1 k5 LEFT COUNT 2", "RPUSH k5 a b c"},
            new String[] {"BZPOPMIN z 0", "ZADD z 1 a 2 b"},
            new String[] {"BZMPOP 0 1 z2 MAX COUNT 3", "ZADD z2 1 a 2 b"},
            new String[] {"XREAD BLOCK 0 STREAMS x $", "XADD x 1-1 f v"});

    private StreamStories() {}
}
