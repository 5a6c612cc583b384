package io.vedette.node.aof;

import io.vedette.engine.Engine;
import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.engine.rdb.RdbFileReader;
import io.vedette.engine.rdb.RdbStream;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.node.persist.Pace;
import io.vedette.node.persist.RdbInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Reads the snapshot a file begins with, if it does. What comes behind it is commands. */
final class PreambleLoading {
    private final Path file;
    private final boolean checking;
    private final Pace pace;
    private final LongConsumer progress;

    /**
     * @param checking whether a checksum that does not fit is an error
     * @param pace of reading
     * @param progress told how many bytes more were read
     */
    PreambleLoading(Path file, boolean checking, Pace pace, LongConsumer progress) {
        this.file = file;
        this.checking = checking;
        this.pace = pace;
        this.progress = progress;
    }

    /** Fills the data, by a worker; returns where the commands begin. */
    long read(Engine engine, FreshData data) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            RdbStream stream = new RdbStream(RdbInput.of(in).counted(progress), Files.size(file));
            new RdbFileReader(
                            stream,
                            engine.keyspace().hashing(),
                            engine.limits(),
                            checking,
                            pace.slow(data, () -> false))
                    .read();
            return stream.taken();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (DamagedRdb damaged) {
            throw new LoadProblem(file + ": byte " + damaged.offset() + ": " + damaged.found()
                    + " (error reading the RDB preamble, AOF loading aborted); 'vedette check-rdb " + file
                    + "' shows what of it is good; restore the file from a copy");
        }
    }
}
