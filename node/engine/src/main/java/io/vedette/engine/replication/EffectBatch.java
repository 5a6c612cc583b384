package io.vedette.engine.replication;

import io.vedette.resp.Request;
import java.util.Arrays;

/** Some effects, one behind the other in one array: in one that is used again and again where there are few. */
final class EffectBatch {
    private static final int FEW = 8;

    /** Who adds more to one that is longer copies more than is good. */
    private static final int FULL_BYTES = 64 << 10;

    private final CommandBytes commands = new CommandBytes();

    /** Of each command where it ends, in which database it runs, and whether it is for replicas alone. */
    private int[] ends = new int[FEW];

    private int[] databases = new int[FEW];
    private boolean[] passing = new boolean[FEW];
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

    void add(int database, byte[]... command) {
        commands.add(command);
        note(database, false);
    }

    void add(int database, Request request, boolean passes) {
        commands.add(request);
        note(database, passes);
    }

    void tell(EffectLog log) {
        int start = 0;
        for (int i = 0; i < size; i++) {
            int length = ends[i] - start;
            if (passing[i]) {
                log.pass(databases[i], commands.array(), start, length);
            } else {
                log.append(databases[i], commands.array(), start, length);
            }
            start = ends[i];
        }
    }

    void clear() {
        size = 0;
        commands.clear();
    }

    private void note(int database, boolean passes) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            databases = Arrays.copyOf(databases, 2 * size);
            passing = Arrays.copyOf(passing, 2 * size);
        }
        ends[size] = commands.length();
        databases[size] = database;
        passing[size] = passes;
        size++;
    }
}
