package io.vedette.node.aof;

import io.vedette.engine.aof.AofManifest;
import io.vedette.engine.aof.AofPart;
import io.vedette.node.disk.Disk;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rewrite that takes the files to another folder. What happens meanwhile is written to both, so each folder holds all data
 * until the other does, whenever the node is killed; if the new one fails, the files stay where they are.
 *
 * <pre>
 *   files            the increment in the old folder is opened once more, with an empty copy in the new one
 *   loop             from now on effects go to both; the base is begun at this very moment
 *   worker           the base is written in the new folder under a temporary name
 *   files            from now on the copy must not fail; renamed, and the manifest there replaced
 *   loop             from now on effects go to the new folder alone; the old one keeps what it has
 * </pre>
 */
final class AofMove {
    private static final Logger LOG = LoggerFactory.getLogger(AofMove.class);

    private final AofFolder from;
    private final AofFolder to;
    private final Worker files;
    private final AofSettings settings;
    private final Path temporaryBase;
    private final Path temporaryIncr;

    AofMove(AofFolder from, AofFolder to, Worker files, AofSettings settings) {
        this.from = from;
        this.to = to;
        this.files = files;
        this.settings = settings;
        this.temporaryBase = to.unfinishedBase(ProcessHandle.current().pid());
        this.temporaryIncr = to.unfinishedIncr();
    }

    /** What was made in the new folder. */
    private record Made(AofFile incr, long bytes) {}

    /**
     * To be called on the loop.
     *
     * @param moment when the data are not in the middle of a change
     * @param writeTo what happens from now on goes to this file
     */
    Future<AofRewrite.Result> run(BaseWriter writer, Supplier<Future<Void>> moment, Consumer<AofFile> writeTo) {
        return files.run(this::openBoth)
                .compose(both -> moment.get()
                        .compose(now -> {
                            writeTo.accept(AofFile.of(both));
                            return writer.write(temporaryBase, settings.preamble());
                        })
                        .compose(written -> files.run(() -> replace(both)))
                        .onFailure(failure -> stay(both)))
                .map(made -> {
                    writeTo.accept(made.incr());
                    return new AofRewrite.Result(made.bytes());
                });
    }

    private CopiedFile openBoth() throws IOException {
        to.makeFolder();
        to.learn();
        AofPart last = from.manifest().incr().get(from.manifest().incr().size() - 1);
        to.disk().delete(temporaryIncr);
        Disk.OpenFile copy = to.disk().open(temporaryIncr);
        try {
            return new CopiedFile(from.disk().open(from.resolve(last)), copy);
        } catch (IOException failure) {
            copy.close();
            throw failure;
        }
    }

    private Made replace(CopiedFile both) throws IOException {
        both.insist();
        AofManifest before = to.manifest();
        AofPart base = before.nextBase(to.fileName(), settings.baseForm());
        AofPart incr = before.nextIncr(to.fileName());
        to.disk().rename(temporaryBase, to.resolve(base));
        to.disk().rename(temporaryIncr, to.resolve(incr));
        AofFile open = AofFile.of(to.disk().open(to.resolve(incr)));
        try {
            to.persist(before.rewritten(base, 0).with(incr));
        } catch (IOException failure) {
            open.finish();
            throw failure;
        }
        LOG.info("The append only file is {} from now on", to.resolve(incr));
        to.dropHistoryUnlessKept(settings);
        return new Made(open, to.bytesOf(base) + to.bytesOf(incr));
    }

    private void stay(CopiedFile both) {
        files.step(() -> {
                    both.giveUp();
                    to.disk().delete(temporaryBase);
                    to.disk().delete(temporaryIncr);
                })
                .onFailure(left -> LOG.warn("Something of a rewrite is left over: {}", left.toString()));
    }
}
