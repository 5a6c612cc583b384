package io.vedette.node.aof;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Client;
import io.vedette.engine.client.Session;
import io.vedette.node.aof.PartReader.Cut;
import io.vedette.node.aof.PartReader.Damaged;
import io.vedette.node.aof.PartReader.Piece;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Refusal;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes the commands of one file. A worker reads and parses a piece while the loop executes the one before it, so that
 * between two pieces clients can be told how far it is.
 */
final class PartLoading implements Client {
    private static final Logger LOG = LoggerFactory.getLogger(PartLoading.class);

    private final Engine engine;
    private final Worker worker;
    private final Path file;
    private final LongConsumer progress;
    private final ReplyWriter replies = new ReplyWriter(Protocol.RESP2);
    private final Promise<Optional<Cut>> done = Promise.promise();
    private final Session session;
    private long upTo;

    /** @param progress told how many bytes more were executed */
    PartLoading(Engine engine, Worker worker, Path file, LongConsumer progress) {
        this.engine = engine;
        this.worker = worker;
        this.file = file;
        this.progress = progress;
        // As from a master: nothing expires before the file says so.
        this.session = engine.connectMaster(this);
    }

    /** Where it was cut off, if it was; fails where nobody can go on. */
    Future<Optional<Cut>> run(long offset) {
        upTo = offset;
        worker.run(() -> PartReader.open(file, offset))
                .onSuccess(reader -> await(reader, worker.run(reader::next)))
                .onFailure(done::fail);
        return done.future().onComplete(ended -> {
            engine.disconnect(session);
            if (replies.errors() > 0) {
                LOG.warn(
                        "{}: {} commands were answered with an error, the last: {}",
                        file,
                        replies.errors(),
                        replies.lastError());
            }
        });
    }

    /** Up to here the file was executed. */
    long goodUpTo() {
        return upTo;
    }

    private void await(PartReader reader, Future<Piece> coming) {
        coming.onSuccess(piece -> take(reader, piece)).onFailure(failure -> end(reader, failure));
    }

    private void take(PartReader reader, Piece piece) {
        Optional<Future<Piece>> next = piece.end().isEmpty() ? Optional.of(worker.run(reader::next)) : Optional.empty();
        for (List<byte[]> words : piece.commands()) {
            Request request = Request.of(words.toArray(byte[][]::new));
            if (engine.commands().resolve(request) instanceof Refusal<?> refusal) {
                end(reader, new LoadProblem(file + ": " + unknown(request, refusal) + "; " + AofAdvice.OTHER_VERSION));
                return;
            }
            engine.execute(session, request, replies);
            replies.clear();
        }
        progress.accept(piece.goodUpTo() - upTo);
        upTo = piece.goodUpTo();
        next.ifPresentOrElse(
                coming -> await(reader, coming), () -> end(reader, piece.end().orElseThrow()));
    }

    private static String unknown(Request request, Refusal<?> refusal) {
        String name = new String(request.bytes(0), StandardCharsets.ISO_8859_1);
        return refusal.named().isPresent()
                ? "wrong number of arguments for '" + name + "'"
                : "Unknown command '" + name + "' reading the append only file";
    }

    private void end(PartReader reader, PartReader.End how) {
        if (how instanceof Damaged damaged) {
            end(
                    reader,
                    new LoadProblem("Bad file format reading the append only file " + file + ": byte "
                            + damaged.offset() + ": " + damaged.found() + "; " + AofAdvice.mend(file)));
            return;
        }
        close(reader);
        done.complete(how instanceof Cut cut ? Optional.of(cut) : Optional.empty());
    }

    private void end(PartReader reader, Throwable failure) {
        close(reader);
        done.tryFail(failure);
    }

    private void close(PartReader reader) {
        worker.step(reader::close)
                .onFailure(failure -> LOG.warn("{} could not be closed: {}", file, failure.toString()));
    }

    @Override
    public ReplyWriter reply() {
        return replies;
    }

    @Override
    public void resume() {
        // It never waits: what blocked was written as what came of it.
    }
}
