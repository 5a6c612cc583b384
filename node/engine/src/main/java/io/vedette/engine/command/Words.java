package io.vedette.engine.command;

import io.vedette.engine.value.Text;

/** The words effects are written in. */
final class Words {

    static final byte[] DEL = Text.of("DEL");
    static final byte[] SET = Text.of("SET");
    static final byte[] ABSTTL = Text.of("ABSTTL");
    static final byte[] PXAT = Text.of("PXAT");
    static final byte[] KEEPTTL = Text.of("KEEPTTL");
    static final byte[] PEXPIREAT = Text.of("PEXPIREAT");
    static final byte[] PERSIST = Text.of("PERSIST");
    static final byte[] HSET = Text.of("HSET");
    static final byte[] SREM = Text.of("SREM");
    static final byte[] LPOP = Text.of("LPOP");
    static final byte[] RPOP = Text.of("RPOP");
    static final byte[] RPOPLPUSH = Text.of("RPOPLPUSH");
    static final byte[] LMOVE = Text.of("LMOVE");
    static final byte[] LEFT = Text.of("LEFT");
    static final byte[] RIGHT = Text.of("RIGHT");
    static final byte[] ZADD = Text.of("ZADD");
    static final byte[] ZPOPMIN = Text.of("ZPOPMIN");
    static final byte[] ZPOPMAX = Text.of("ZPOPMAX");
    static final byte[] XCLAIM = Text.of("XCLAIM");
    static final byte[] XGROUP = Text.of("XGROUP");
    static final byte[] SETID = Text.of("SETID");
    static final byte[] CREATECONSUMER = Text.of("CREATECONSUMER");
    static final byte[] ENTRIESREAD = Text.of("ENTRIESREAD");
    static final byte[] TIME = Text.of("TIME");
    static final byte[] RETRYCOUNT = Text.of("RETRYCOUNT");
    static final byte[] FORCE = Text.of("FORCE");
    static final byte[] JUSTID = Text.of("JUSTID");
    static final byte[] LASTID = Text.of("LASTID");

    private Words() {}
}
