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
        private final boolean passing;

        Effect(int database, byte[][] command, boolean passing) {
            this.database = database;
            this.command = command;
            this.passing = passing;
        }

        void tell(EffectLog log) {
            if (passing) {
                log.pass(database, command);
            } else {
                log.append(database, command);
            }
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
        if (!muted && log.isWanted()) {
            pending.add(new Effect(database, command, false));
        }
    }

    public void add(int database, Request request) {
        if (!muted && log.isWanted()) {
            pending.add(new Effect(database, words(request), false));
        }
    }

    /** A command that changed no key and is for replicas alone. */
    public void pass(int database, Request request) {
        if (!muted && log.isWanted()) {
            pending.add(new Effect(database, words(request), true));
        }
    }

    private static byte[][] words(Request request) {
        byte[][] command = new byte[request.argc()][];
        for (int i = 0; i < command.length; i++) {
            command[i] = request.bytes(i);
        }
        return command;
    }

    /** Other data took the place of all there were. */
    public void replaced() {
        log.replaced();
    }

    /** The unit is over: hands out what it did. */
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        boolean whole = pending.size() > 1;
        int last = pending.get(pending.size() - 1).database;
        if (whole) {
            log.append(pending.get(0).database, MULTI);
        }
        flushApart();
        if (whole) {
            log.append(last, EXEC);
        }
    }

    /** Hands out effects that have nothing to do with each other. */
    public void flushApart() {
        for (Effect effect : pending) {
            effect.tell(log);
        }
        pending.clear();
    }
}
