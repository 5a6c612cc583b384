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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Reads a snapshot, or the one a file begins with, value by value as a node would, and keeps nothing of it but how much there
 * was and what it says of itself.
 */
public final class Inventory implements RdbContent {
    private static final long NEVER = -1;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private long keys;
    private long expiring;
    private long end;

    /**
     * Reads the snapshot to its end.
     *
     * @param progress told how many bytes more were read
     */
    public void read(Path file, LongConsumer progress) throws IOException, DamagedRdb {
        try (InputStream in = Files.newInputStream(file)) {
            RdbStream stream = new RdbStream(RdbInput.of(in).counted(progress), Files.size(file));
            new RdbFileReader(stream, new SipHash(new SplittableRandom()), Limits.DEFAULT, true, this).read();
            end = stream.taken();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** Where in the file it ended. */
    public long end() {
        return end;
    }

    public long keys() {
        return keys;
    }

    long expiring() {
        return expiring;
    }

    /** What it says of itself under this name, or nothing. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    @Override
    public void field(String name, String value) {
        fields.put(name, value);
    }

    @Override
    public void function(byte[] code) {
        // It was there, and that is all that is asked.
    }

    @Override
    public void sizes(int database, long keysToCome, long expiringToCome) {
        // They are counted as they come.
    }

    @Override
    public void entry(int database, byte[] key, Loaded value, long expiresAtMs, Usage usage) {
        keys++;
        expiring += expiresAtMs == NEVER ? 0 : 1;
    }
}
