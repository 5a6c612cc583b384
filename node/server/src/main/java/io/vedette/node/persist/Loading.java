package io.vedette.node.persist;

import io.vedette.engine.Engine;
import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.engine.rdb.RdbFileReader;
import io.vedette.engine.rdb.RdbStream;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.node.heap.Filling;
import io.vedette.resp.process.Worker;
import io.vedette.resp.server.ServerClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data that are being loaded from a file, by a worker, while the loop answers that they are; and how far that is. What
 * was loaded takes the place of what was there at once, or, if the file is damaged, not at all.
 */
public final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);
    private static final long REPORT_MS = 5_000;

    /** When clients may have the data, as far as no file is being read. */
    private enum Service {
        LATER,
        NOW,
        NEVER_AGAIN
    }

    /** A load under way. */
    private static final class Progress {
        private final long totalBytes;
        private final long begunMs;
        private final AtomicLong loadedBytes = new AtomicLong();

        Progress(long totalBytes, long begunMs) {
            this.totalBytes = totalBytes;
            this.begunMs = begunMs;
        }
    }

    private final Engine engine;
    private final Worker worker;
    private final ServerClock clock;
    private final Pace pace;
    private Filling heap = Filling.UNNOTICED;
    private @Nullable Progress progress;
    /** A node begins with nothing to serve, whether or not there is a file. */
    private volatile Service service = Service.LATER;

    private long lastKeys;
    private long lastExpired;

    /** Nothing is being loaded yet. */
    Loading(Vertx vertx, Engine engine, ServerClock clock, Pace pace) {
        this.engine = engine;
        this.worker = Worker.forLongWork(vertx, "loading");
        this.clock = clock;
        this.pace = pace;
    }

    /** Whom to tell that data come. */
    public void tell(Filling filling) {
        heap = filling;
    }

    public boolean isLoading() {
        return progress != null || service != Service.NOW;
    }

    /** Whether what clients would find now is about to be replaced, though nothing is being read yet. */
    void awaited(boolean yes) {
        if (service != Service.NEVER_AGAIN) {
            service = yes ? Service.LATER : Service.NOW;
        }
    }

    /** The process ends, and nothing that happens from now on would be kept: nobody is served any more. */
    void abandon() {
        service = Service.NEVER_AGAIN;
    }

    /** Somebody else loads so many bytes; gives whom to tell of each that was, from any thread. */
    public LongConsumer begun(long totalBytes) {
        Progress begun = new Progress(totalBytes, clock.wallMs());
        begins(begun);
        return new Report(begun);
    }

    /** Whoever it was is done. */
    public void ended() {
        if (progress != null) {
            progress = null;
            heap.ends();
        }
    }

    private void begins(Progress begun) {
        ended();
        progress = begun;
        heap.begins();
    }

    /** Loads what is in the file, of which the failure says the name, the place and what to do; on the loop. */
    Future<FreshData> load(Path file, boolean checking, FreshData.Expired expired) {
        return load(file, checking, expired, engine::adopt);
    }

    /** Loads what is in the file beside the data there are. */
    Future<Void> merge(Path file, boolean checking, boolean replacing) {
        return load(file, checking, FreshData.Expired.DROP, data -> engine.merge(data, replacing))
                .mapEmpty();
    }

    /** @param adoption what is done with the data that were loaded; it says what is wrong with them, if anything is */
    private Future<FreshData> load(
            Path file, boolean checking, FreshData.Expired expired, Function<FreshData, Optional<String>> adoption) {
        engine.time(clock.wallMs());
        Progress begun;
        try {
            begun = new Progress(Files.size(file), clock.wallMs());
        } catch (IOException e) {
            return Future.failedFuture(new IOException(file + " cannot be read: " + e, e));
        }
        begins(begun);
        FreshData data = FreshData.beside(engine.keyspace(), expired).telling(Loading::tell);
        LOG.info("Loading {}, {} bytes", file, begun.totalBytes);
        return worker.<FreshData>run(() -> {
                    read(file, begun, data, checking);
                    return data;
                })
                .compose(read -> adopt(file, begun, read, adoption))
                .onComplete(done -> ended());
    }

    private static void tell(String field, String value) {
        if (field.equals("redis-ver")) {
            LOG.info("Loading RDB produced by version {}", value);
        } else if (field.equals(FreshData.EMPTY_KEY)) {
            LOG.info("Loading, skipping empty key: {}", value);
        }
    }

    private Future<FreshData> adopt(
            Path file, Progress begun, FreshData data, Function<FreshData, Optional<String>> adoption) {
        Optional<String> wrong = adoption.apply(data);
        if (wrong.isPresent()) {
            return Future.failedFuture(new IOException(file + ": " + wrong.get()));
        }
        lastKeys = data.keys();
        lastExpired = data.dropped();
        LOG.info(
                "Done loading RDB, keys loaded: {}, keys expired: {}, empty keys skipped: {}.",
                lastKeys,
                lastExpired,
                data.emptyKeys());
        LOG.info(
                "DB loaded from {}: {} keys in {} ms, {} more had expired",
                file,
                data.keys(),
                clock.wallMs() - begun.begunMs,
                data.dropped());
        return Future.succeededFuture(data);
    }

    private void read(Path file, Progress begun, FreshData data, boolean checking) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            new RdbFileReader(
                            new RdbStream(RdbInput.of(in).counted(new Report(begun)), begun.totalBytes),
                            engine.keyspace().hashing(),
                            engine.limits(),
                            checking,
                            pace.slow(data, () -> service == Service.NEVER_AGAIN))
                    .read();
        } catch (DamagedRdb damaged) {
            throw new IOException(
                    file + " is damaged at byte " + damaged.offset() + ": " + damaged.found()
                            + ". It was not touched. 'vedette check-rdb " + file
                            + "' shows how far it can be read; put a copy in its place, or move it away to start with no"
                            + " data",
                    damaged);
        } catch (UncheckedIOException e) {
            throw new IOException(file + " cannot be read: " + e.getCause(), e);
        }
    }

    /** Counts the bytes that were read, and says every few seconds how far that is. */
    private final class Report implements LongConsumer {
        private final Progress begun;
        private long reportedMs = clock.monotonicMs();

        Report(Progress begun) {
            this.begun = begun;
        }

        @Override
        public void accept(long more) {
            long loaded = begun.loadedBytes.addAndGet(more);
            if (clock.monotonicMs() - reportedMs >= REPORT_MS) {
                reportedMs = clock.monotonicMs();
                LOG.info(
                        "Loading: {} of {} bytes, {} %",
                        loaded, begun.totalBytes, 100 * loaded / Math.max(1, begun.totalBytes));
            }
        }
    }

    /** What INFO tells of a load under way. */
    record Figures(long startSeconds, long totalBytes, long loadedBytes, long etaSeconds) {
        double percent() {
            return totalBytes == 0 ? 0 : 100.0 * loadedBytes / totalBytes;
        }
    }

    Optional<Figures> figures() {
        Progress now = progress;
        if (now == null) {
            return Optional.empty();
        }
        long loaded = now.loadedBytes.get();
        long elapsed = (clock.wallMs() - now.begunMs) / 1000;
        long eta = loaded == 0 ? 1 : elapsed * (now.totalBytes - loaded) / loaded;
        return Optional.of(new Figures(now.begunMs / 1000, now.totalBytes, loaded, eta));
    }

    /** Keys of the last load. */
    long lastKeys() {
        return lastKeys;
    }

    /** Keys of the last load whose time was over. */
    long lastExpired() {
        return lastExpired;
    }
}
