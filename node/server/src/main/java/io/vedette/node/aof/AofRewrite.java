package io.vedette.node.aof;

import io.vedette.engine.aof.AofManifest;
import io.vedette.engine.aof.AofPart;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One rewrite, from a new increment to the end of the files it replaces. A crash at any step leaves a manifest whose files
 * are complete:
 *
 * <pre>
 *   files            a new increment is made                    manifest: base, incr 1, incr 2 (empty)
 *   loop             from now on effects go there; the base is begun at this very moment
 *   worker           the base is written under a temporary name
 *   files            renamed, and the manifest replaced         manifest: base 2, incr 2; history: base 1, incr 1
 *   files            the history is deleted                     manifest: base 2, incr 2
 * </pre>
 *
 * The first rewrite after the file was turned on differs: what the folder held before is not the data, so the increment
 * has a temporary name, too, and nothing of it counts until the base is there. Where the file is turned off there is only
 * a base.
 */
final class AofRewrite {
    private static final Logger LOG = LoggerFactory.getLogger(AofRewrite.class);

    private final AofFolder folder;
    private final Worker files;
    private final AofSettings settings;
    private final Phase phase;
    private final Path temporaryBase;
    private final Path temporaryIncr;

    /** @param phase that of its beginning */
    AofRewrite(AofFolder folder, Worker files, AofSettings settings, Phase phase) {
        this.folder = folder;
        this.files = files;
        this.settings = settings;
        this.phase = phase;
        this.temporaryBase = folder.unfinishedBase(ProcessHandle.current().pid());
        this.temporaryIncr = folder.unfinishedIncr();
    }

    /** There is a new base. */
    record Result(long baseBytes) {}

    /**
     * To be called on the loop.
     *
     * @param moment when the data are not in the middle of a change
     * @param begin what happens from now on goes to this file, if it is kept, and it is this moment that the base shows
     */
    Future<Result> run(BaseWriter writer, Supplier<Future<Void>> moment, Consumer<Optional<AofFile>> begin) {
        return files.run(this::openIncr)
                .compose(incr -> moment.get().map(incr))
                .compose(incr -> {
                    begin.accept(incr);
                    return writer.write(temporaryBase, settings.preamble());
                })
                .compose(written -> files.run(this::replace))
                .onFailure(failure -> files.step(() -> folder.disk().delete(temporaryBase))
                        .onFailure(left -> LOG.warn("{} is left over: {}", temporaryBase, left.toString())));
    }

    private Optional<AofFile> openIncr() throws IOException {
        folder.makeFolder();
        folder.learn();
        if (phase == Phase.OFF) {
            return Optional.empty();
        }
        if (phase == Phase.FIRST_REWRITE) {
            folder.disk().delete(temporaryIncr);
            return Optional.of(AofFile.of(folder.disk().open(temporaryIncr)));
        }
        AofPart incr = folder.manifest().nextIncr(folder.fileName());
        LOG.info("Creating AOF incr file {} on background rewrite", incr.name());
        AofFile file = AofFile.of(folder.disk().open(folder.resolve(incr)));
        folder.persist(folder.manifest().with(incr));
        return Optional.of(file);
    }

    private Result replace() throws IOException {
        AofManifest before = folder.manifest();
        AofPart base = before.nextBase(folder.fileName(), settings.baseForm());
        folder.disk().rename(temporaryBase, folder.resolve(base));
        AofManifest after = before.rewritten(base, phase == Phase.ON ? 1 : 0);
        if (phase == Phase.FIRST_REWRITE) {
            AofPart incr = before.nextIncr(folder.fileName());
            folder.disk().rename(temporaryIncr, folder.resolve(incr));
            after = after.with(incr);
        }
        folder.persist(after);
        folder.dropHistoryUnlessKept(settings);
        return new Result(folder.bytesOf(base));
    }
}
