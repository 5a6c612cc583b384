package io.vedette.engine.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Commands at random, of every family there is, most of them right, some with an argument too many or too few, of the
 * wrong kind or the wrong key. A template stands for each shape of a command:
 *
 * <pre>
 * s h l t z   a key that holds a string, hash, list, set or sorted set; k any key
 * i n f       an index or count, any whole number, a number with decimals
 * v m         a value, a member or field
 * S B L       a score, a bound of scores, a bound of members
 * g r         a key that holds an estimate, a number out of many
 * p e far     a pattern; a time to live, wrong or long; a long one
 * O A T W     a key that holds places, a longitude, a latitude, a length
 * x q u       a key that holds a stream, a group, a consumer
 * N D I J     a new ID, an old one, an odd one, the end of an interval of IDs
 * x..         the rest is repeated; [a|b|] one of these words or none
 * </pre>
 */
public final class Commands {

    private record Template(List<String> parts, Comparison comparison) {}

    private final SplittableRandom random;
    private final Words words;
    private final List<Template> templates = new ArrayList<>();

    public Commands(SplittableRandom random) {
        this.random = random;
        this.words = new Words(random);
        keys();
        strings();
        hashes();
        lists();
        sets();
        sortedSets();
        bits();
        greatStrings();
        estimates();
        sorting();
        streams();
        places();
        groups();
        transactions();
    }

    /** The words of the next command. */
    public byte[][] words() {
        return next().bytes();
    }

    Step next() {
        Template template = templates.get(random.nextInt(templates.size()));
        List<String> line = new ArrayList<>();
        for (String part : template.parts()) {
            add(part, line);
        }
        disturb(line);
        if (words.chance(10)) {
            line.set(0, line.get(0).toLowerCase(Locale.ROOT));
        }
        return new Step(line, template.comparison());
    }

    private void disturb(List<String> line) {
        // ZRANK and ZREVRANK take one argument more since 7.2.
        if (words.chance(80) && !line.get(0).endsWith("RANK")) {
            line.add(words.oneOf("extra", "1", "", "NX", "WITHSCORES", "LIMIT", "COUNT"));
        }
        // How many members are taken must stay: all; what is stored must not be left out of an order.
        if (line.get(0).equals("SPOP")
                || line.get(0).equals("SRANDMEMBER")
                || line.get(0).equals("SORT")) {
            return;
        }
        if (words.chance(120) && line.size() > 1) {
            line.remove(line.size() - 1);
        }
        // No other cursor than 0, and no time to live so short that it runs out meanwhile.
        boolean timed = line.size() < 2
                || line.get(0).contains("SCAN")
                || line.get(0).contains("EX")
                || line.get(0).contains("SET")
                // Members by their names are in order only where all scores are the same.
                || line.get(1).startsWith("y");
        if (words.chance(150) && !timed) {
            line.set(1 + random.nextInt(line.size() - 1), words.value());
        }
    }

    private void add(String part, List<String> line) {
        if (part.endsWith("..") && part.length() > 2) {
            int times = 1 + random.nextInt(words.chance(20) ? 12 : 3);
            for (int i = 0; i < times; i++) {
                for (String one : part.substring(0, part.length() - 2).split(",", -1)) {
                    add(one, line);
                }
            }
        } else if (part.startsWith("[")) {
            String chosen = words.oneOf(part.substring(1, part.length() - 1).split("\\|", -1));
            for (String one : chosen.isEmpty() ? new String[0] : chosen.split("_", -1)) {
                add(one, line);
            }
        } else {
            line.add(word(part));
        }
    }

    private String word(String part) {
        return switch (part) {
            case "s", "h", "l", "t", "z" -> words.key(part.charAt(0));
            case "k" -> words.anyKey();
            case "i" -> words.integer();
            case "c" -> words.small();
            case "n" -> words.integer();
            case "f" -> words.decimal();
            case "v" -> words.value();
            case "m" -> words.member();
            case "S" -> words.score();
            case "B" -> words.bound();
            case "L" -> words.lexBound();
            case "p" -> words.pattern();
            case "g" -> "g" + words.upTo(5);
            case "r" -> Long.toString(random.nextLong(100_000));
            case "y" -> "y" + words.upTo(3);
            case "e" -> words.oneOf("0", "-5", "abc", "9223372036854775807", "9223372036854775", "99999999");
            case "x" -> words.key('x');
            case "O" -> words.place();
            case "A" -> words.longitude();
            case "T" -> words.latitude();
            case "W" -> words.distance();
            case "N" -> words.newId();
            case "D" -> words.oldId();
            case "I" -> words.oddId();
            case "J" -> words.idBound();
            case "q", "u" -> part + words.upTo(2);
            case "far" -> Integer.toString(1000 + words.upTo(100000));
            case "past" -> Integer.toString(-words.upTo(1000));
            default -> part;
        };
    }

    private void on(int weight, Comparison comparison, String... lines) {
        for (String line : lines) {
            templates.addAll(Collections.nCopies(weight, new Template(List.of(line.split(" ", -1)), comparison)));
        }
    }

    private void exact(int weight, String... lines) {
        on(weight, Comparison.EXACT, lines);
    }

    private void keys() {
        exact(2, "DEL k", "DEL k..", "UNLINK k..", "EXISTS k..", "TOUCH k..", "TYPE k", "RENAME k k", "RENAMENX k k");
        exact(2, "COPY k k", "COPY k k [REPLACE|DB_1|DB_c|REPLACE_DB_1]", "MOVE k 1", "MOVE k i", "PERSIST k");
        exact(1, "SELECT [0|1|0|1|2|i]", "SWAPDB 0 1", "SWAPDB i i");
        exact(2, "EXPIRE k far [|NX|XX|GT|LT|XX_GT|NX_XX|GT_LT|v]", "PEXPIRE k [far|far|99999999] [|NX|XX|GT|LT]");
        exact(1, "EXPIRE k past", "PEXPIREAT k [1|9999999999999|n]", "EXPIREAT k [1|9999999999|n]");
        on(1, Comparison.TIME, "TTL k", "PTTL k", "EXPIRETIME k", "PEXPIRETIME k");
        on(1, Comparison.ANY_ORDER, "KEYS p", "KEYS *");
        on(
                1,
                Comparison.SCAN,
                "SCAN 0 COUNT 1000",
                "SCAN 0 COUNT 1000 MATCH p",
                "SCAN 0 COUNT 1000 TYPE [string|hash|v]");
        on(1, Comparison.SCAN, "SCAN [0|x|-1|99999999999999999999] [COUNT_0|COUNT_x|MATCH|v]");
        // RANDOMKEY removes what it happens to find expired, so DBSIZE is a matter of chance.
        on(1, Comparison.KIND, "RANDOMKEY", "DBSIZE", "OBJECT IDLETIME k");
        on(1, Comparison.KIND, "OBJECT REFCOUNT k");
        exact(1, "OBJECT FREQ absent", "OBJECT v k", "OBJECT ENCODING");
        on(3, Comparison.ENCODING, "OBJECT ENCODING k");
        exact(1, "RESTORE k [0|far|i|v] v [|REPLACE|ABSTTL|IDLETIME_i|FREQ_i|FREQ_1_IDLETIME_1|v]", "DUMP absent");
        exact(1, "NOSUCH v v", "v v", "FLUSHDB [ASYNC|SYNC|v]");
    }

    private void strings() {
        exact(4, "GET s", "SET s v", "SET s v [NX|XX|GET|NX_GET|XX_GET|KEEPTTL|EX_far|PX_99999999]");
        exact(
                2,
                "SET s v [EX_e|PX_e|EXAT_9999999999|PXAT_9999999999999|EX_far_NX|KEEPTTL_EX_e|NX_XX|GET_GET|PERSIST|v]");
        exact(1, "SET s v PXAT 1", "SET s v EXAT 1");
        exact(
                2,
                "SETNX s v",
                "SETEX s far v",
                "PSETEX s 99999999 v",
                "SETEX s e v",
                "PSETEX s e v",
                "GETSET s v",
                "GETDEL s");
        exact(2, "GETEX s [|PERSIST|EX_far|PX_99999999|EXAT_9999999999|PXAT_1|EX_e|PERSIST_EX_e|KEEPTTL|v]");
        exact(
                2,
                "MGET k..",
                "MSET s,v..",
                "MSETNX s,v..",
                "STRLEN s",
                "APPEND s v",
                "SETRANGE s i v",
                "GETRANGE s i i");
        exact(1, "SETRANGE s [0|5|50|100] v", "SUBSTR s i i", "MSET s v s");
        exact(
                2,
                "INCR s",
                "DECR s",
                "INCRBY s n",
                "DECRBY s n",
                "INCRBYFLOAT s f",
                "INCRBYFLOAT s f",
                "SET s n",
                "SET s f");
        exact(2, "LCS s s", "LCS s s [LEN|IDX|IDX_WITHMATCHLEN|IDX_MINMATCHLEN_i|LEN_IDX|v]", "LCS k s IDX");
    }

    private void hashes() {
        exact(4, "HSET h m,v..", "HGET h m");
        exact(2, "HMSET h m,v..", "HSETNX h m v", "HMGET h m..", "HDEL h m..", "HEXISTS h m", "HLEN h", "HSTRLEN h m");
        exact(2, "HINCRBY h m n", "HINCRBYFLOAT h m f", "HSET h m n", "HSET h m f", "HSET h m");
        on(1, Comparison.ANY_ORDER, "HKEYS h", "HVALS h");
        on(1, Comparison.PAIRS_IN_ANY_ORDER, "HGETALL h");
        on(1, Comparison.SCAN_OF_PAIRS, "HSCAN h 0 COUNT 1000", "HSCAN h 0 COUNT 1000 MATCH p");
        on(1, Comparison.SCAN_OF_PAIRS, "HSCAN h [x|0] [COUNT_0|v|MATCH]");
        on(1, Comparison.KIND, "HRANDFIELD h", "HRANDFIELD h c", "HRANDFIELD h c WITHVALUES", "HRANDFIELD h c v");
        exact(1, "HRANDFIELD absent n [|WITHVALUES]");
    }

    private void lists() {
        exact(4, "LPUSH l v..", "RPUSH l v..", "LRANGE l 0 -1");
        exact(
                2,
                "LPUSHX l v..",
                "RPUSHX l v..",
                "LLEN l",
                "LINDEX l i",
                "LSET l i v",
                "LINSERT l [BEFORE|AFTER|v] v v");
        exact(
                2,
                "LRANGE l i i",
                "LREM l i v",
                "LTRIM l c c",
                "LTRIM l i i",
                "LPOP l",
                "RPOP l",
                "LPOP l i",
                "RPOP l i");
        exact(
                2,
                "LPOS l v",
                "LPOS l v [RANK_c|RANK_x|RANK_9223372036854775807|COUNT_i|MAXLEN_i|RANK_c_COUNT_c|RANK_c_COUNT_c_MAXLEN_c|v]");
        exact(2, "RPOPLPUSH l l", "LMOVE l l [LEFT|RIGHT] [LEFT|RIGHT|v]");
        exact(1, "LMPOP 1 l [LEFT|RIGHT] [|COUNT_i|v]", "LMPOP [1|2|n] l l [LEFT|RIGHT|v] [|COUNT_c]");
        exact(1, "BLPOP l l [0|0.01|f]", "BRPOP l 0", "BLMOVE l l LEFT RIGHT [0|f]", "BRPOPLPUSH l l [0|f]");
        exact(1, "BLMPOP [0|f] 1 l LEFT", "BLMPOP 0 [2|n] l l RIGHT [|COUNT_i]");
    }

    private void sets() {
        exact(4, "SADD t m..", "SREM t m..");
        exact(2, "SADD t [1|2|3|n|m]", "SMOVE t t m", "SISMEMBER t m", "SMISMEMBER t m..", "SCARD t");
        on(2, Comparison.ANY_ORDER, "SMEMBERS t", "SINTER t..", "SUNION t..", "SDIFF t..", "SPOP t 1000");
        exact(
                2,
                "SINTERSTORE t t..",
                "SUNIONSTORE t t..",
                "SDIFFSTORE t t..",
                "SINTERCARD 1 t",
                "SINTERCARD 2 t t [LIMIT_i|]");
        exact(1, "SINTERCARD n t t [LIMIT|v|LIMIT_c]", "SUNIONSTORE k t..", "SPOP t [0|-1|x]", "SRANDMEMBER absent i");
        on(1, Comparison.SCAN, "SSCAN t 0 COUNT 1000", "SSCAN t 0 COUNT 1000 MATCH p");
        on(1, Comparison.KIND, "SRANDMEMBER t", "SRANDMEMBER t c");
        on(1, Comparison.ANY_ORDER, "SRANDMEMBER t 1000");
    }

    private void sortedSets() {
        exact(4, "ZADD z S,m..", "ZADD z S m");
        exact(2, "ZADD z [NX|XX|GT|LT|CH|INCR|NX_CH|XX_CH|GT_CH|LT_CH|XX_INCR|NX_XX|GT_LT|GT_NX] S m");
        exact(2, "ZADD z CH S,m..", "ZINCRBY z S m", "ZREM z m..", "ZCARD z", "ZSCORE z m", "ZMSCORE z m..");
        exact(2, "ZRANK z m", "ZREVRANK z m", "ZCOUNT z B B", "ZRANGE z i i [|WITHSCORES|REV|REV_WITHSCORES]");
        exact(2, "ZRANGE z B B BYSCORE [|REV|WITHSCORES|LIMIT_c_c|REV_LIMIT_c_c|LIMIT_i_i|LIMIT_1]");
        exact(2, "ZREVRANGE z i i [|WITHSCORES]", "ZRANGEBYSCORE z B B [|WITHSCORES|LIMIT_c_c|WITHSCORES_LIMIT_c_c]");
        exact(2, "ZREVRANGEBYSCORE z B B [|WITHSCORES|LIMIT_c_c|v]", "ZRANGE z i i [LIMIT_0_1|BYLEX_WITHSCORES|v]");
        exact(
                2,
                "ZADD y 0,m..",
                "ZRANGEBYLEX y L L [|LIMIT_c_c]",
                "ZREVRANGEBYLEX y L L [|LIMIT_c_c]",
                "ZLEXCOUNT y L L");
        exact(1, "ZRANGE y L L BYLEX [|REV|LIMIT_c_c|REV_LIMIT_c_c]", "ZREMRANGEBYLEX y L L", "ZLEXCOUNT absent L L");
        exact(1, "ZRANGESTORE z z i i [|REV]", "ZRANGESTORE z z B B BYSCORE [|LIMIT_c_c|REV]", "ZRANGESTORE k z 0 -1");
        exact(1, "ZREMRANGEBYRANK z i i", "ZREMRANGEBYSCORE z B B", "ZPOPMIN z [|c|i]", "ZPOPMAX z [|c|i]");
        exact(
                1,
                "ZMPOP 1 z [MIN|MAX|v] [|COUNT_c]",
                "ZMPOP [2|n] z z MIN [|COUNT_i]",
                "BZPOPMIN z z 0",
                "BZPOPMAX z [0|f]");
        exact(1, "BZMPOP [0|f] 1 z MIN", "ZINTERCARD [1|2|n] z z [|LIMIT_i]");
        exact(1, "ZUNION 2 z z [|WITHSCORES|WEIGHTS_f_f|AGGREGATE_MAX|WEIGHTS_S_S_AGGREGATE_MIN_WITHSCORES]");
        exact(
                1,
                "ZINTER 2 z [z|t] [|WITHSCORES|WEIGHTS_f_f|AGGREGATE_MAX|AGGREGATE_v|WEIGHTS_2]",
                "ZDIFF 2 z z [|WITHSCORES]");
        exact(1, "ZUNIONSTORE z 2 [z|t] z [|WEIGHTS_S_S|AGGREGATE_MIN]", "ZINTERSTORE z 2 z [z|t] [|WEIGHTS_f_S]");
        exact(1, "ZDIFFSTORE z 2 z [z|t]", "ZUNIONSTORE k [3|n] z z t", "ZDIFF [i] z z", "ZUNION 0 z");
        on(1, Comparison.SCAN_OF_PAIRS, "ZSCAN z 0 COUNT 1000", "ZSCAN z 0 COUNT 1000 MATCH p");
        on(1, Comparison.KIND, "ZRANDMEMBER z", "ZRANDMEMBER z c", "ZRANDMEMBER z c WITHSCORES", "ZRANDMEMBER z c v");
    }

    private void bits() {
        exact(3, "SETBIT s [0|1|7|8|9|63|100|c|-1|v] [0|1|0|1|2|v]", "GETBIT s [0|7|8|100|c|v]", "BITCOUNT s");
        exact(2, "BITCOUNT s i i [|BIT|BYTE|v]", "BITCOUNT s c c [BIT|BYTE]", "BITPOS s [0|1|0|1|2|v]");
        exact(2, "BITPOS s [0|1] [i|c_c|i_i|c_c_BIT|i_i_BYTE|c_c_v|c_c_BIT_v]", "BITOP [AND|OR|XOR|NOT|v] s s..");
        exact(2, "BITOP NOT s s", "BITFIELD s", "BITFIELD_RO s GET [u8|i5] [0|3|#1]", "BITFIELD_RO s SET u8 0 1");
        String type = "[u1|u8|u63|u64|i1|i8|i64|i5|u16|i65|x|v]";
        String offset = "[0|1|5|8|#0|#1|#3|100|-1|#x|v]";
        exact(3, "BITFIELD s GET " + type + " " + offset, "BITFIELD s SET " + type + " " + offset + " n");
        exact(3, "BITFIELD s OVERFLOW [WRAP|SAT|FAIL|SAT|FAIL|v] INCRBY " + type + " " + offset + " n GET u8 0");
        exact(
                2,
                "BITFIELD s SET [i8|u4|i64] " + offset
                        + " n OVERFLOW [SAT|FAIL] SET [i8|u63|i64|u8] 4 n INCRBY i8 #2 n");
    }

    /** A string in pieces, one of 64 KB behind the other, which is nobody else's. */
    private void greatStrings() {
        String byteAt = "[0|65535|65536|262142|262144|327679|400000]";
        String bitAt = "[524287|524288|2097151|2097152|2621439|3200000]";
        exact(1, "SETRANGE great " + byteAt + " v", "APPEND great v", "STRLEN great", "COPY great other REPLACE");
        exact(
                1,
                "GETRANGE great " + byteAt + " " + byteAt,
                "GETRANGE great -20 -1",
                "SETBIT great " + bitAt + " [0|1]");
        exact(1, "BITFIELD great SET [u63|i8|i64] " + bitAt + " n INCRBY [u63|i5] " + bitAt + " n GET u16 " + bitAt);
        exact(1, "GETBIT great " + bitAt, "BITCOUNT great " + byteAt + " " + byteAt, "BITCOUNT great", "INCR great");
        exact(1, "BITPOS great [0|1] " + byteAt, "BITPOS great [0|1] " + bitAt + " -1 BIT", "BITOP NOT great great");
        exact(
                1,
                "BITOP [AND|OR|XOR] great other great",
                "SET great v",
                "GET great",
                "GETDEL great",
                "SETRANGE other 9 v");
    }

    private void estimates() {
        exact(4, "PFADD g r..", "PFADD g r,r,r,r,r,r,r,r,r,r..", "PFCOUNT g", "GET g");
        exact(1, "PFADD g", "PFADD g m..", "PFADD s m", "PFCOUNT g..", "PFCOUNT k", "PFMERGE g", "PFMERGE g g..");
        exact(1, "PFMERGE g g s", "SETRANGE g [0|4] [a|H|HYLL]", "STRLEN g", "EXPIRE g far", "DEL g", "COPY g s");
    }

    private void sorting() {
        on(2, Comparison.SORTED, "SORT l", "SORT t", "SORT z", "SORT [l|t|z] [ASC|DESC] LIMIT c c");
        on(2, Comparison.SORTED, "SORT [l|t|z] BY s* [|DESC|LIMIT_c_c]", "SORT l BY h*->a");
        on(2, Comparison.SORTED, "SORT [l|t|z|k] ALPHA", "SORT [l|t|z] [ALPHA|ALPHA_DESC] [|LIMIT_c_c|LIMIT_i_i|v]");
        on(1, Comparison.SORTED, "SORT_RO l [ALPHA|STORE_l|v]", "SORT [l|t] GET [|s|*|h*->|->x] ALPHA");
        exact(2, "SORT y BY nosort [|GET_#|LIMIT_c_c|DESC|DESC_LIMIT_c_c]");
        on(2, Comparison.SORTED, "SORT [l|t|z] ALPHA GET s* GET # GET h*->a");
        exact(2, "SORT [l|t|z|k] ALPHA [DESC|ASC] STORE [l|k]");
        exact(1, "SORT t BY nosort STORE l");
        on(
                1,
                Comparison.ANY_ORDER,
                "SORT [l|t] BY s* ALPHA",
                "SORT [l|t|z] BY h*->b ALPHA DESC",
                "SORT [l|t] BY nosort [|DESC]");
    }

    private void streams() {
        exact(8, "XADD x N m,v..", "XADD x N a v b v", "XADD x N a v b v");
        exact(2, "XADD x [MAXLEN|MINID] [~|=|v] [c|i|D] [|LIMIT_c|LIMIT_i] [N|I] m v", "XADD x [NOMKSTREAM] N m v");
        exact(2, "XADD x MAXLEN [c|~_c|~_c_LIMIT_7|~_5_LIMIT_0|=_c_LIMIT_0|c_MINID_D] N m v", "XADD x I m v");
        exact(2, "XADD x MINID [D|~_D|=_D|~_D_LIMIT_9|I] N m v", "XADD x LIMIT [0|5] N m v", "XLEN x");
        exact(3, "XRANGE x J J [|COUNT_c|COUNT_i|v]", "XREVRANGE x J J [|COUNT_c|COUNT_i|v]", "XRANGE x - +");
        exact(3, "XDEL x D", "XDEL x D..", "XDEL x [D|I]");
        exact(2, "XTRIM x MAXLEN [c|~_c|~_10|=_c|~_0_LIMIT_9|c_LIMIT_5|i]", "XTRIM x MINID [D|~_D|=_D|~_D_LIMIT_9|I]");
        exact(1, "XTRIM x [LIMIT_0|LIMIT_3|MAXLEN|v_3]", "XTRIM x MAXLEN c MINID D", "XTRIM x NOMKSTREAM MAXLEN 3");
        exact(1, "XSETID x [N|D|I] [|ENTRIESADDED_c|MAXDELETEDID_D|ENTRIESADDED_200_MAXDELETEDID_D|MAXDELETEDID_I|v]");
        exact(3, "XREAD [|COUNT_c|COUNT_i] STREAMS x [D|D|0|I]", "XREAD COUNT c STREAMS x x D D");
        exact(
                1,
                "XREAD STREAMS x [x_D|$_D]",
                "XREAD [BLOCK_c|COUNT_v|GROUP_q_u|NOACK|v] STREAMS x [0|D]",
                "XREAD STREAMS");
        on(3, Comparison.TIMELESS, "XINFO STREAM x", "XINFO STREAM x FULL [|COUNT_c|COUNT_i|v_1|COUNT]");
        exact(1, "XINFO STREAM x v");
    }

    private void places() {
        exact(6, "GEOADD O A T m", "GEOADD O A,T,m A,T,m A,T,m", "GEOADD O A,T,m..");
        exact(2, "GEOADD O [NX|XX|CH|NX_CH|XX_CH|NX_XX|v] A T m", "GEOADD O 0 90 m", "GEOADD O [180|-181|f] [85|T] m");
        exact(2, "GEODIST O m m [|m|km|FT|mi|v]", "GEODIST O m m", "GEOHASH O m..", "GEOPOS O m..", "GEOPOS O");
        String options = "[|ASC|DESC|WITHDIST|WITHCOORD_WITHDIST_WITHHASH|COUNT_c|COUNT_3_ANY|ANY|COUNT_2_DESC|v]";
        String around = "[FROMMEMBER_m|FROMLONLAT_A_T|FROMLONLAT_A_T|FROMMEMBER_m_FROMLONLAT_A_T|FROMLONLAT_A]";
        String shape = "[BYRADIUS_W_km|BYBOX_W_W_km|BYRADIUS_W_mi|BYBOX_W_W_ft|BYBOX_i_W_m|BYRADIUS_i_m|BYRADIUS_W]";
        exact(4, "GEOSEARCH O " + around + " " + shape + " " + options + " [|WITHDIST|ASC|DESC]");
        exact(2, "GEOSEARCHSTORE O O " + around + " " + shape + " [|STOREDIST|COUNT_c|DESC|WITHDIST|COUNT_2_ANY]");
        exact(2, "GEORADIUS O A T W [km|m|mi|ft|v] " + options, "GEORADIUSBYMEMBER O m W [km|m|v] " + options);
        exact(1, "GEORADIUS O A T W km [STORE|STOREDIST] O " + options, "GEORADIUSBYMEMBER O m W km STORE O");
        exact(1, "GEORADIUS_RO O A T W km [STORE_O|WITHDIST]", "GEORADIUSBYMEMBER_RO O m W km [|STOREDIST_O|ASC]");
    }

    private void groups() {
        exact(4, "XGROUP CREATE x q [$|0|D|D|I] [|MKSTREAM|MKSTREAM|ENTRIESREAD_c|ENTRIESREAD_i_MKSTREAM|v]");
        exact(1, "XGROUP SETID x q [$|0|D|I] [|ENTRIESREAD_c|ENTRIESREAD_i|MKSTREAM]", "XGROUP DESTROY x q");
        exact(
                1,
                "XGROUP CREATECONSUMER x q u",
                "XGROUP DELCONSUMER x q u",
                "XGROUP CREATE x q 0 MKSTREAM MKSTREAM MKSTREAM");
        exact(8, "XREADGROUP GROUP q u [|COUNT_c] STREAMS x >", "XREADGROUP GROUP q u COUNT c STREAMS x x > >");
        exact(2, "XREADGROUP GROUP q u [|COUNT_c] STREAMS x [0|D|I]", "XREADGROUP GROUP q u NOACK STREAMS x [>|D]");
        exact(
                1,
                "XREADGROUP [STREAMS|GROUP|GROUP_q_u|COUNT_i] STREAMS x [>|$|0]",
                "XREADGROUP GROUP q u STREAMS x x >");
        exact(4, "XACK x q D", "XACK x q D..", "XACK x q [D|I] D");
        exact(2, "XPENDING x q", "XPENDING x q [v|IDLE_0|IDLE_i]");
        on(3, Comparison.TIMELESS, "XPENDING x q [|IDLE_0|IDLE_99999999] J J c [|u]", "XPENDING x q - + 100 [|u|u_v]");
        exact(4, "XCLAIM x q u [0|99999999|i] D.. [|JUSTID|FORCE|FORCE_JUSTID|RETRYCOUNT_c|IDLE_5|LASTID_D]");
        exact(2, "XCLAIM x q u 0 D [TIME_5|TIME_9999999999999|IDLE_i|FORCE_LASTID_N|RETRYCOUNT_i_FORCE|LASTID_I|v]");
        exact(
                4,
                "XAUTOCLAIM x q u [0|99999999|i] J [|COUNT_c|JUSTID|COUNT_2_JUSTID|v]",
                "XAUTOCLAIM x q u 0 0 COUNT 3");
        on(3, Comparison.TIMELESS, "XINFO GROUPS x", "XINFO CONSUMERS x q", "XINFO STREAM x FULL");
    }

    private void transactions() {
        exact(5, "MULTI");
        exact(8, "EXEC");
        exact(1, "DISCARD", "WATCH k..", "UNWATCH");
    }
}
