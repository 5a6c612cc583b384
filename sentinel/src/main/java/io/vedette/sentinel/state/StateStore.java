package io.vedette.sentinel.state;

import io.vedette.resp.process.Disk;
import io.vedette.resp.process.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a sentinel's state is on disk: in its configuration file, as with redis-sentinel; where that cannot be rewritten (a
 * read-only or bind-mounted file) in a file of the state folder, which then wins at the next start. Blocks; used off the loop.
 */
public final class StateStore {
    private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);

    private final DurableFile config;
    private final DurableFile fallback;
    private boolean fellBack;

    public StateStore(Path configFile, Path stateDir) {
        this(Disk.SYSTEM, configFile, stateDir);
    }

    StateStore(Disk disk, Path configFile, Path stateDir) {
        this.config = new DurableFile(disk, configFile);
        this.fallback = new DurableFile(disk, fallbackOf(configFile, stateDir));
        this.fellBack = Files.exists(fallback.path());
    }

    /** The file in the state folder that stands in for this configuration file; it exists only while it is needed. */
    public static Path fallbackOf(Path configFile, Path stateDir) {
        return stateDir.resolve(configFile.toAbsolutePath().getFileName() + ".state");
    }

    /** The state an earlier run could not write into the configuration file. */
    public static Optional<Path> leftIn(Path configFile, Path stateDir) {
        return Optional.of(fallbackOf(configFile, stateDir)).filter(Files::exists);
    }

    public void write(SentinelState state) throws IOException {
        try {
            config.write(StateLine.rewritten(config.read(), StateLines.of(state)));
        } catch (IOException e) {
            fallBack(state, e);
            return;
        }
        if (fellBack) {
            fallback.delete();
            fellBack = false;
        }
    }

    private void fallBack(SentinelState state, IOException cause) throws IOException {
        try {
            fallback.write(StateLine.rewritten("", StateLines.of(state)));
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw e;
        }
        if (!fellBack) {
            LOG.warn(
                    "The configuration file {} cannot be rewritten ({}); state goes to {} and wins over it at the next start",
                    config.path(),
                    cause.toString(),
                    fallback.path());
            fellBack = true;
        }
    }
}
