package io.vedette.sentinel.state;

import io.vedette.quorum.DurableState;
import io.vedette.resp.process.Disk;
import io.vedette.resp.process.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a sentinel's state is on disk: in its configuration file, as with redis-sentinel; where that cannot be rewritten (a
 * read-only or bind-mounted file) in a file of the state folder, which then wins at the next start. What came since the last
 * rewrite stands in a journal beside the one or the other. Blocks; used off the loop.
 */
public final class StateStore implements StateKeeper.Store {
    private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);

    private final DurableFile config;
    private final DurableFile fallback;
    private final List<StateJournal> journals;
    private boolean fellBack;

    public StateStore(Path configFile, Path stateDir) {
        this(Disk.SYSTEM, configFile, stateDir);
    }

    StateStore(Disk disk, Path configFile, Path stateDir) {
        this.config = new DurableFile(disk, configFile);
        this.fallback = new DurableFile(disk, fallbackOf(configFile, stateDir));
        this.journals = journalsOf(configFile, stateDir).stream()
                .map(file -> new StateJournal(disk, file))
                .toList();
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

    /** The first is used unless nobody may write there. */
    private static List<Path> journalsOf(Path configFile, Path stateDir) {
        return List.of(
                StateJournal.beside(configFile.toAbsolutePath()),
                StateJournal.beside(fallbackOf(configFile, stateDir).toAbsolutePath()));
    }

    /**
     * The state with what an earlier run of this sentinel had promised when it was killed, and had not written into its file yet.
     * What another one promised, with another id, binds nobody here.
     */
    public static DurableState withPromises(DurableState state, Path configFile, Path stateDir)
            throws IOException, DamagedJournal {
        DurableState told = state;
        for (Path journal : journalsOf(configFile, stateDir)) {
            for (StateNews news : StateJournal.read(journal)) {
                told = news.myId().equals(state.myId()) ? news.onTopOf(told) : told;
            }
        }
        return told;
    }

    /** Whether an earlier run left promises in a journal: they are to be written into the file before anything else. */
    public boolean hasLeftPromises() {
        return journals.stream().anyMatch(StateJournal::isUsed);
    }

    @Override
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

    @Override
    public long add(StateNews news) throws IOException {
        try {
            return journals.get(0).add(news);
        } catch (IOException e) {
            return elsewhere(news, e);
        }
    }

    private long elsewhere(StateNews news, IOException cause) throws IOException {
        try {
            return journals.get(1).add(news);
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw e;
        }
    }

    @Override
    public void forgetAdded() throws IOException {
        for (StateJournal journal : journals) {
            journal.forget();
        }
    }

    @Override
    public void deleteAdded() throws IOException {
        for (StateJournal journal : journals) {
            journal.delete();
        }
    }
}
