package io.vedette.engine.command;

import io.vedette.engine.value.Text;

/** The words effects are written in. */
final class Words {

    static final byte[] DEL = Text.of("DEL");
    static final byte[] SET = Text.of("SET");
    static final byte[] PXAT = Text.of("PXAT");
    static final byte[] KEEPTTL = Text.of("KEEPTTL");
    static final byte[] PEXPIREAT = Text.of("PEXPIREAT");
    static final byte[] PERSIST = Text.of("PERSIST");
    static final byte[] HSET = Text.of("HSET");
    static final byte[] SREM = Text.of("SREM");
    static final byte[] LPOP = Text.of("LPOP");
    static final byte[] RPOP = Text.of("RPOP");
    static final byte[] LMOVE = Text.of("LMOVE");
    static final byte[] LEFT = Text.of("LEFT");
    static final byte[] RIGHT = Text.of("RIGHT");
    static final byte[] ZPOPMIN = Text.of("ZPOPMIN");
    static final byte[] ZPOPMAX = Text.of("ZPOPMAX");

    private Words() {}
}
