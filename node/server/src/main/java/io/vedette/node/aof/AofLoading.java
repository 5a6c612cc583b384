package io.vedette.node.aof;

import io.vedette.engine.Engine;
import io.vedette.engine.aof.AofPart;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.node.disk.Disk;
import io.vedette.node.persist.Pace;
import io.vedette.node.persist.RdbInput;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads all files the manifest names, in its order. A file that was cut off is taken up to there if it is the last, and if
 * that is wished; then it is cut to what was loaded, so that what is appended later stands behind a whole command. In any
 * other case the node does not start, and the file stays as it is.
 */
final class AofLoading {
    private static final Logger LOG = LoggerFactory.getLogger(AofLoading.class);

    private final Engine engine;
    private final Worker worker;
    private final AofFolder folder;
    private final boolean loadsCut;
    private final boolean checking;
    private final Pace pace;
    private final LongConsumer progress;

    /**
     * @param loadsCut whether a file that was cut off is loaded up to there
     * @param checking whether a checksum that does not fit is an error
     * @param pace of reading snapshots
     * @param progress told how many bytes more were loaded, by any thread
     */
    AofLoading(
            Engine engine,
            Worker worker,
            AofFolder folder,
            boolean loadsCut,
            boolean checking,
            Pace pace,
            LongConsumer progress) {
        this.engine = engine;
        this.worker = worker;
        this.folder = folder;
        this.loadsCut = loadsCut;
        this.checking = checking;
        this.pace = pace;
        this.progress = progress;
    }

    /** To be called on the loop, and it is the loop that executes. */
    Future<Void> run(List<AofPart> parts) {
        return from(parts, 0);
    }

    private Future<Void> from(List<AofPart> parts, int index) {
        if (index == parts.size()) {
            return Future.succeededFuture();
        }
        AofPart part = parts.get(index);
        long begunNs = System.nanoTime();
        return one(part, index == parts.size() - 1).compose(done -> {
            LOG.info(
                    "DB loaded from {} file {}: {} seconds",
                    part.kind().name().toLowerCase(Locale.ROOT),
                    part.name(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNs) / 1000.0);
            return from(parts, index + 1);
        });
    }

    private Future<Void> one(AofPart part, boolean last) {
        Path file = folder.resolve(part);
        FreshData data = FreshData.beside(engine.keyspace(), FreshData.Expired.KEEP);
        return worker.run(() -> RdbInput.beginsIn(file)
                        ? Optional.of(new PreambleLoading(file, checking, pace, progress).read(engine, data))
                        : Optional.<Long>empty())
                .compose(offset ->
                        offset.map(taken -> adopt(file, data).map(taken)).orElseGet(() -> Future.succeededFuture(0L)))
                .compose(offset -> commands(file, offset, last));
    }

    private Future<Void> adopt(Path file, FreshData data) {
        return engine.adopt(data)
                .map(wrong -> Future.<Void>failedFuture(new LoadProblem(file + ": " + wrong)))
                .orElseGet(Future::succeededFuture);
    }

    private Future<Void> commands(Path file, long offset, boolean last) {
        PartLoading loading = new PartLoading(engine, worker, file, progress);
        return loading.run(offset)
                .compose(cut -> cut.map(where -> cut(file, where, loading.goodUpTo(), last))
                        .orElseGet(Future::succeededFuture));
    }

    private Future<Void> cut(Path file, PartReader.Cut where, long goodUpTo, boolean last) {
        String found = file + ": byte " + where.offset() + ": " + where.found();
        if (!last) {
            return Future.failedFuture(
                    new LoadProblem(found + ", and it is not the last file; what follows was written on top of it. "
                            + AofAdvice.mend(folder.manifestFile())));
        }
        if (!loadsCut) {
            return Future.failedFuture(new LoadProblem("Unexpected end of file reading the append only file " + found
                    + "; " + AofAdvice.mend(file) + ", or set aof-load-truncated to yes"));
        }
        LOG.warn("!!! Warning: short read while loading the AOF file {}!!!", file);
        LOG.warn("Truncating the AOF {} at offset {}", file, goodUpTo);
        return worker.step(() -> {
            Disk.OpenFile open = folder.disk().open(file);
            try {
                open.truncate(goodUpTo);
                open.sync();
            } finally {
                open.close();
            }
            LOG.warn("AOF {} loaded anyway because aof-load-truncated is enabled", file);
        });
    }
}
