package io.vedette.deploy.backup;

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

/** Loads a snapshot as a node would, value by value, and keeps nothing of it but what it says of itself. */
final class Loadable implements RdbContent {
    private final Map<String, String> fields = new LinkedHashMap<>();
    private long keys;

    private Loadable() {}

    /** What was in it; a failure says where it is damaged. */
    static Loadable of(Path file, Progress progress) throws IOException {
        Loadable found = new Loadable();
        SplittableRandom random = new SplittableRandom();
        try (InputStream in = Files.newInputStream(file)) {
            RdbStream stream = new RdbStream(RdbInput.of(in).counted(progress::add), Files.size(file));
            new RdbFileReader(stream, new SipHash(random), random, Limits.DEFAULT, true, found).read();
        } catch (DamagedRdb damaged) {
            throw new IOException(file + " is damaged at byte " + damaged.offset() + ": " + damaged.found(), damaged);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        progress.end();
        return found;
    }

    long keys() {
        return keys;
    }

    /** A field about the file, or nothing. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    @Override
    public void field(String name, String value) {
        fields.put(name, value);
    }

    @Override
    public void function(byte[] code) {
        // It was read, which is what there is to know.
    }

    @Override
    public void sizes(int database, long keysToCome, long expiringToCome) {
        // They are counted as they come.
    }

    @Override
    public void entry(int database, byte[] key, Loaded value, long expiresAtMs, Usage usage) {
        keys++;
    }
}
