package io.vedette.engine.replication;

import io.vedette.resp.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what one command or transaction did until it is over. A replica must see all of it or nothing: more than one
 * effect goes out between MULTI and EXEC.
 *
 * <p>Effects, not commands: whatever depends on time, on chance or on who waited is written as what came of it. A
 * handler that says nothing has its command repeated as it was sent.
 */
public final class Effects {

    private static final class Effect {
        private final int database;
        private final byte[][] command;

        Effect(int database, byte[][] command) {
            this.database = database;
            this.command = command;
        }
    }

    private static final byte[][] MULTI = {"MULTI".getBytes(StandardCharsets.US_ASCII)};
    private static final byte[][] EXEC = {"EXEC".getBytes(StandardCharsets.US_ASCII)};

    private final EffectLog log;
    private final List<Effect> pending = new ArrayList<>();
    private boolean muted;

    public Effects(EffectLog log) {
        this.log = log;
    }

    /** Whether nobody is told of what happens from now on. */
    public void muted(boolean yes) {
        muted = yes;
    }

    public void add(int database, byte[]... command) {
        if (muted) {
            return;
        }
        pending.add(new Effect(database, command));
    }

    public void add(int database, Request request) {
        if (muted) {
            return;
        }
        byte[][] command = new byte[request.argc()][];
        for (int i = 0; i < command.length; i++) {
            command[i] = request.bytes(i);
        }
        pending.add(new Effect(database, command));
    }

    /** The unit is over: hands out what it did. */
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        boolean whole = pending.size() > 1;
        int first = pending.get(0).database;
        if (whole) {
            log.append(first, MULTI);
        }
        int last = first;
        for (Effect effect : pending) {
            log.append(effect.database, effect.command);
            last = effect.database;
        }
        if (whole) {
            log.append(last, EXEC);
        }
        pending.clear();
    }
}
