package io.vedette.node.aof;

import io.vedette.engine.aof.AofManifest;
import io.vedette.engine.aof.AofPart;
import io.vedette.engine.aof.BadManifest;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done at the start of a node with an append-only file: finding it, loading it, opening its end. */
final class AofStart {
    private static final Logger LOG = LoggerFactory.getLogger(AofStart.class);

    private final AofFolder folder;
    private final Worker files;
    private final AofSettings settings;
    private final BaseWriter base;

    AofStart(AofFolder folder, Worker files, AofSettings settings, BaseWriter base) {
        this.folder = folder;
        this.files = files;
        this.settings = settings;
        this.base = base;
    }

    /**
     * The files are loaded.
     *
     * @param file what happens from now on belongs there
     */
    record Started(AofFile file, long allBytes, long baseBytes) {}

    /** Bytes there are to load. */
    Future<Long> find() {
        return files.run(() -> {
            try {
                folder.open();
            } catch (BadManifest bad) {
                String line = bad.lineNumber() == 0 ? "" : ":" + bad.lineNumber() + ": '" + bad.line() + "'";
                throw new LoadProblem(folder.manifestFile() + line + ": " + bad.reason()
                        + "; restore it from a copy, or write by hand which files belong together");
            }
            missNone();
            return folder.bytes();
        });
    }

    private void missNone() throws LoadProblem {
        for (AofPart part : folder.manifest().loaded()) {
            if (!Files.exists(folder.resolve(part))) {
                throw new LoadProblem("The AOF file " + folder.resolve(part) + " doesn't exist (No such file or"
                        + " directory), but " + folder.manifestFile() + " names it; restore it from a copy");
            }
        }
    }

    /** Executes everything; on the loop. */
    Future<Void> load(AofLoading loading, long bytes) {
        List<AofPart> parts = folder.manifest().loaded();
        if (parts.isEmpty()) {
            return Future.succeededFuture();
        }
        long begunNs = System.nanoTime();
        return loading.run(parts)
                .onSuccess(done -> LOG.info(
                        "DB loaded from append only file: {} seconds, {} bytes",
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNs) / 1000.0,
                        bytes));
    }

    /** Goes on in the last increment or begins the first, where there are none yet with a base of no keys; on the loop. */
    Future<Started> open() {
        return files.run(() -> {
                    folder.makeFolder();
                    return folder.manifest();
                })
                .compose(manifest ->
                        manifest.loaded().isEmpty() ? firstBase(manifest) : Future.succeededFuture(manifest))
                .compose(manifest -> files.run(() -> openLast(manifest)));
    }

    private Future<AofManifest> firstBase(AofManifest manifest) {
        AofPart part = manifest.nextBase(folder.fileName(), settings.baseForm());
        LOG.info("Creating AOF base file {} on server start", part.name());
        return base.write(folder.resolve(part), settings.preamble()).map(manifest.rewritten(part, 0));
    }

    private Started openLast(AofManifest loaded) throws IOException {
        AofManifest manifest = loaded.incr().isEmpty() ? loaded.with(loaded.nextIncr(folder.fileName())) : loaded;
        AofPart last = manifest.incr().get(manifest.incr().size() - 1);
        LOG.info("{} AOF incr file {} on server start", loaded.incr().isEmpty() ? "Creating" : "Opening", last.name());
        folder.dropUnfinished();
        Path path = folder.resolve(last);
        AofFile file = AofFile.of(folder.disk().open(path));
        if (!manifest.equals(folder.manifest())) {
            folder.persist(manifest);
        }
        if (!settings.keepsHistory()) {
            folder.dropHistory();
        }
        long baseBytes =
                manifest.base().isPresent() ? folder.bytesOf(manifest.base().get()) : 0;
        return new Started(file, folder.bytes(), baseBytes);
    }
}
