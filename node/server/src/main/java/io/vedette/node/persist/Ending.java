package io.vedette.node.persist;

import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.server.Connection;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the data when the node ends. Data that are not all loaded are never saved. SHUTDOWN that has to save does so first, and the node goes on if that is
 * impossible; what was written meanwhile is saved again once the sockets are closed. A signal saves when they are.
 */
final class Ending implements ShutdownCommand.Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private enum Wish {
        AS_CONFIGURED,
        SAVE,
        NO_SAVE
    }

    private final Saves saves;
    private final Loading loading;
    private final Runnable end;
    private Wish wish = Wish.AS_CONFIGURED;
    private boolean saved;

    Ending(Saves saves, Loading loading, Runnable end) {
        this.saves = saves;
        this.loading = loading;
        this.end = end;
    }

    @Override
    public void end(Connection connection, ShutdownCommand.Save save, boolean forced) {
        boolean saving =
                save == ShutdownCommand.Save.YES || (save == ShutdownCommand.Save.AS_CONFIGURED && saves.hasRules());
        if (!saving || loading.isLoading()) {
            wish = Wish.NO_SAVE;
            end.run();
            return;
        }
        connection.block();
        saves.save().onComplete(done -> {
            if (done.succeeded() || forced) {
                wish = done.succeeded() ? Wish.SAVE : Wish.NO_SAVE;
                saved = done.succeeded();
                end.run();
            } else if (!connection.isClosed()) {
                connection.writer().error("ERR Errors trying to SHUTDOWN. Check logs.");
                connection.flushLater();
                connection.resume();
            }
        });
    }

    /** No client can change anything any more. */
    Future<Void> save() {
        boolean wanted = wish == Wish.SAVE || (wish == Wish.AS_CONFIGURED && saves.hasRules());
        if (!wanted || (saved && saves.changes() == 0)) {
            return Future.succeededFuture();
        }
        LOG.info("Saving the final RDB snapshot before exiting.");
        return saves.save();
    }
}
