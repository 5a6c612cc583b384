package io.vedette.engine.replication;

import io.vedette.resp.Request;
import java.util.Arrays;

/** Some effects, one behind the other in one array: in one that is used again and again where there are few. */
final class EffectBatch {
    private static final int FEW = 8;

    /** Who adds more to one that is longer copies more than is good. */
    private static final int FULL_BYTES = 64 << 10;

    private final CommandBytes commands = new CommandBytes();

    /** Of each command where it ends, in which database it runs, and for whom it is. */
    private int[] ends = new int[FEW];

    private int[] databases = new int[FEW];
    private Hearers[] hearers = new Hearers[FEW];
    private int size;

    int size() {
        return size;
    }

    boolean isFull() {
        return commands.length() >= FULL_BYTES;
    }

    int firstDatabase() {
        return databases[0];
    }

    int lastDatabase() {
        return databases[size - 1];
    }

    void add(Hearers to, int database, byte[]... command) {
        commands.add(command);
        note(database, to);
    }

    void add(Hearers to, int database, Request request) {
        commands.add(request);
        note(database, to);
    }

    void tell(EffectLog log) {
        int start = 0;
        for (int i = 0; i < size; i++) {
            int length = ends[i] - start;
            hearers[i].tell(log, databases[i], commands.array(), start, length);
            start = ends[i];
        }
    }

    void clear() {
        size = 0;
        commands.clear();
    }

    private void note(int database, Hearers to) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            databases = Arrays.copyOf(databases, 2 * size);
            hearers = Arrays.copyOf(hearers, 2 * size);
        }
        ends[size] = commands.length();
        databases[size] = database;
        hearers[size] = to;
        size++;
    }
}
