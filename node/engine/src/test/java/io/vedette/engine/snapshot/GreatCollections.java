package io.vedette.engine.snapshot;

import io.vedette.engine.differential.Node;
import java.util.SplittableRandom;

/** A collection of each type, of as many elements as one likes, and random commands on them. */
final class GreatCollections {

    private static final String[] NAMES = {"hash", "set", "zset", "list", "stream", "string"};

    /** Bytes of the string for each element of the others. */
    private static final int STRETCH = 1000;

    private final Node node;
    private final SplittableRandom random;
    private final int elements;

    GreatCollections(Node node, SplittableRandom random, int elements) {
        this.node = node;
        this.random = random;
        this.elements = elements;
        node.ask("DISCARD");
        node.ask("SELECT 0");
        for (int i = 0; i < elements; i++) {
            node.ask("HSET great:hash f" + i + " v" + i);
            node.ask("SADD great:set m" + i);
            node.ask("ZADD great:zset " + i / 3 + " m" + i);
            node.ask("RPUSH great:list e" + i);
            node.ask("XADD great:stream " + (i + 1) + "-0 f v" + i);
        }
        node.ask("SETRANGE great:string " + elements * STRETCH + " end");
        node.ask("XGROUP CREATE great:stream g 0");
        node.ask("XREADGROUP GROUP g one COUNT " + elements / 2 + " STREAMS great:stream >");
    }

    /** Something happens to one of them. */
    void change() {
        int element = random.nextInt(elements * 5 / 4);
        int score = random.nextInt(elements);
        switch (random.nextInt(23)) {
            case 0, 1 -> node.ask("HSET great:hash f" + element + " other" + score);
            case 2 -> node.ask("HDEL great:hash f" + element);
            case 3, 4 -> node.ask("SADD great:set m" + element);
            case 5 -> node.ask("SREM great:set m" + element);
            case 6, 7 -> node.ask("ZADD great:zset " + score + " m" + element);
            case 8 -> node.ask("ZREM great:zset m" + element);
            case 9 -> node.ask("ZREMRANGEBYRANK great:zset " + score + " " + (score + 10));
            case 10 -> node.ask("LSET great:list " + element + " other");
            case 11 -> node.ask("LINSERT great:list BEFORE e" + element + " new");
            case 12 -> node.ask("LPOP great:list 3");
            case 13 -> node.ask("RPUSH great:list a b c");
            case 14 -> node.ask("XADD great:stream * f v");
            case 15 -> node.ask("XDEL great:stream " + element + "-0");
            case 16 -> node.ask("XREADGROUP GROUP g two COUNT 5 STREAMS great:stream >");
            case 17 -> node.ask("XACK great:stream g " + element + "-0");
            case 18 -> node.ask("XCLAIM great:stream g three 0 " + element + "-0");
            case 19 -> node.ask("SETRANGE great:string " + element * STRETCH + " other" + score);
            case 20 -> node.ask("SETBIT great:string " + element * STRETCH + " 1");
            case 21 -> node.ask("APPEND great:string " + score);
            default -> moveOne();
        }
    }

    /** Commands on the whole key. */
    private void moveOne() {
        String name = NAMES[random.nextInt(NAMES.length)];
        switch (random.nextInt(6)) {
            case 0 -> node.ask("COPY great:" + name + " copy:" + name + " REPLACE");
            case 1 -> node.ask("RENAME copy:" + name + " great:" + name);
            case 2 -> node.ask("RENAME great:" + name + " copy:" + name);
            case 3 -> node.ask("DEL copy:" + name);
            case 4 -> node.ask("UNLINK copy:" + name);
            default -> node.ask("PEXPIRE copy:" + name + " 50");
        }
    }
}
