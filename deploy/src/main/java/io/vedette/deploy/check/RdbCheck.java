package io.vedette.deploy.check;

import io.vedette.engine.dict.SipHash;
import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.engine.rdb.Loaded;
import io.vedette.engine.rdb.RdbContent;
import io.vedette.engine.rdb.RdbFileReader;
import io.vedette.engine.rdb.RdbStream;
import io.vedette.engine.rdb.Usage;
import io.vedette.engine.value.Limits;
import io.vedette.node.persist.RdbInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads a snapshot as a node would, keeps nothing of it, and tells what it comes across in the words of redis-check-rdb,
 * which scripts look for; and every now and then how far it is.
 */
final class RdbCheck implements RdbContent {
    private static final long NEVER = -1;
    private static final long REPORT_NS = TimeUnit.SECONDS.toNanos(2);

    private final Path file;
    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long nowMs = System.currentTimeMillis();
    private long reportedNs;
    private RdbStream stream = new RdbStream((into, offset, most) -> -1, 0);
    private long size;
    private int database = -1;
    private long keys;
    private long expiring;
    private long expired;

    RdbCheck(Path file, PrintWriter out, LongSupplier nanos) {
        this.file = file;
        this.out = out;
        this.nanos = nanos;
        this.reportedNs = nanos.getAsLong();
    }

    /** Whether it can be loaded. */
    boolean run() throws IOException {
        say("Checking RDB file " + file);
        size = Files.size(file);
        boolean sound = true;
        try (InputStream in = Files.newInputStream(file)) {
            RdbStream opened = new RdbStream(RdbInput.of(in), size);
            stream = opened;
            new RdbFileReader(opened, new SipHash(new SplittableRandom()), Limits.DEFAULT, true, this).read();
            say("Checksum OK");
            say("\\o/ RDB looks OK! \\o/");
        } catch (DamagedRdb damaged) {
            sound = false;
            out.println("--- RDB ERROR DETECTED ---");
            say(damaged.found());
            out.println("[additional info] " + file + " was not touched. Nothing mends it but a copy: put one in its"
                    + " place, or move it away to start with no data");
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        out.println("[info] " + keys + " keys read");
        out.println("[info] " + expiring + " expires");
        out.println("[info] " + expired + " already expired");
        return sound;
    }

    @Override
    public void field(String name, String value) {
        say("AUX FIELD " + name + " = '" + value + "'");
    }

    @Override
    public void function(byte[] code) {
        say("A library of functions, " + code.length + " bytes");
    }

    @Override
    public void sizes(int number, long keysToCome, long expiringToCome) {
        select(number);
    }

    @Override
    public void entry(int number, byte[] key, Loaded value, long expiresAtMs, Usage usage) {
        select(number);
        keys++;
        expiring += expiresAtMs == NEVER ? 0 : 1;
        expired += expiresAtMs != NEVER && expiresAtMs < nowMs ? 1 : 0;
        if (nanos.getAsLong() - reportedNs >= REPORT_NS) {
            reportedNs = nanos.getAsLong();
            say(100 * stream.taken() / Math.max(1, size) + " % read, " + keys + " keys");
        }
    }

    private void select(int number) {
        if (number != database) {
            database = number;
            say("Selecting DB ID " + number);
        }
    }

    private void say(String what) {
        out.println("[offset " + stream.taken() + "] " + what);
    }
}
