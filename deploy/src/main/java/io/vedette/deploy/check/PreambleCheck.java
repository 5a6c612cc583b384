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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Reads the snapshot a file begins with, and keeps nothing of it but how much there was. */
final class PreambleCheck implements RdbContent {
    private static final long NEVER = -1;

    private long keys;
    private long expiring;

    /** Where it ends. */
    long read(Path file) throws IOException, DamagedRdb {
        SplittableRandom random = new SplittableRandom();
        try (InputStream in = Files.newInputStream(file)) {
            RdbStream stream = new RdbStream(RdbInput.of(in), Files.size(file));
            new RdbFileReader(stream, new SipHash(random), random, Limits.DEFAULT, true, this).read();
            return stream.taken();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    long keys() {
        return keys;
    }

    long expiring() {
        return expiring;
    }

    @Override
    public void field(String name, String value) {
        // Nothing depends on it.
    }

    @Override
    public void function(byte[] code) {
        // It was there, and that is all that is asked.
    }

    @Override
    public void sizes(int database, long keysToCome, long expiringToCome) {
        // They are counted.
    }

    @Override
    public void entry(int database, byte[] key, Loaded value, long expiresAtMs, Usage usage) {
        keys++;
        expiring += expiresAtMs == NEVER ? 0 : 1;
    }
}
