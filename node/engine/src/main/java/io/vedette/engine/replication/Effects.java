package io.vedette.engine.replication;

import io.vedette.resp.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers what one command or transaction did until it is over. A replica must see all of it or nothing: more than one
 * effect goes out between MULTI and EXEC.
 *
 * <p>Effects, not commands: whatever depends on time, on chance or on who waited is written as what came of it. A
 * handler that says nothing has its command repeated as it was sent.
 */
public final class Effects {

    private static final byte[] MULTI = one("MULTI");
    private static final byte[] EXEC = one("EXEC");

    private final EffectLog log;
    private final List<EffectBatch> full = new ArrayList<>();
    private EffectBatch filling = new EffectBatch();
    private Hearers hearers = Hearers.ALL;
    private boolean apart;

    public Effects(EffectLog log) {
        this.log = log;
    }

    /** Who is told of what happens from now on. */
    public void hearers(Hearers those) {
        hearers = those;
    }

    /** What this unit does has nothing to do with each other: keys go whose time is over and that were merely come across. */
    public void apart() {
        apart = true;
    }

    /** Whether anybody is told of what happens now; if not, what is dear to tell need not be put together. */
    public boolean areHeard() {
        return hearers != Hearers.NOBODY && log.isWanted();
    }

    public void add(int database, byte[]... command) {
        if (areHeard()) {
            room().add(hearers, database, command);
        }
    }

    public void add(int database, Request request) {
        if (areHeard()) {
            room().add(hearers, database, request);
        }
    }

    /** A command that changed no key and is for replicas alone. */
    public void pass(int database, Request request) {
        if (areHeard()) {
            room().add(hearers.withoutFile(), database, request);
        }
    }

    private EffectBatch room() {
        if (filling.isFull()) {
            full.add(filling);
            filling = new EffectBatch();
        }
        return filling;
    }

    /** Other data took the place of all there were. */
    public void replaced() {
        log.replaced();
    }

    /** The unit is over: hands out what it did. */
    public void flush() {
        boolean related = !apart;
        apart = false;
        if (filling.size() == 0) {
            return;
        }
        boolean whole = related && (filling.size() > 1 || !full.isEmpty());
        int last = filling.lastDatabase();
        if (whole) {
            EffectBatch first = full.isEmpty() ? filling : full.get(0);
            log.append(first.firstDatabase(), MULTI, 0, MULTI.length);
        }
        flushApart();
        if (whole) {
            log.append(last, EXEC, 0, EXEC.length);
        }
    }

    /** Hands out effects that have nothing to do with each other. */
    public void flushApart() {
        for (EffectBatch batch : full) {
            batch.tell(log);
        }
        full.clear();
        filling.tell(log);
        filling.clear();
    }

    private static byte[] one(String word) {
        CommandBytes bytes = new CommandBytes();
        bytes.add(word.getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(bytes.array(), bytes.length());
    }
}
