package io.vedette.node.persist;

import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.server.Connection;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the data when the node ends. Data that are not all loaded are never saved. SHUTDOWN first brings
 * everything to rest, and saves while others still read; the node goes on if that is impossible. What changed meanwhile
 * is saved again once the sockets are closed. A signal saves when they are.
 */
final class Ending implements ShutdownCommand.Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private enum LastSave {
        AS_CONFIGURED,
        YES,
        NO
    }

    private final Saves saves;
    private final Loading loading;
    private final Runnable end;
    private Rest rest = Rest.NONE;
    private LastSave lastSave = LastSave.AS_CONFIGURED;
    private boolean saved;
    private boolean hurried;
    private boolean resting;

    Ending(Saves saves, Loading loading, Runnable end) {
        this.saves = saves;
        this.loading = loading;
        this.end = end;
    }

    void restsFirst(Rest first) {
        rest = first;
    }

    @Override
    public void end(Connection connection, ShutdownCommand.Wish wish) {
        boolean saving = wish.save() == ShutdownCommand.Save.YES
                || (wish.save() == ShutdownCommand.Save.AS_CONFIGURED && saves.hasRules());
        hurried = wish.now() || loading.isLoading();
        if (loading.isLoading()) {
            lastSave = LastSave.NO;
            loading.abandon();
            end.run();
            return;
        }
        connection.block();
        rest().onFailure(aborted -> refuse(connection))
                .onSuccess(now -> save(saving).onComplete(done -> {
                    if (done.succeeded() || wish.forced()) {
                        saved = saving && done.succeeded();
                        lastSave = saved ? LastSave.YES : LastSave.NO;
                        end.run();
                    } else {
                        rest.end();
                        refuse(connection);
                    }
                }));
    }

    private Future<Void> save(boolean saving) {
        return saving ? saves.save() : Future.succeededFuture();
    }

    private static void refuse(Connection connection) {
        if (!connection.isClosed()) {
            connection.writer().error("ERR Errors trying to SHUTDOWN. Check logs.");
            connection.flushLater();
            connection.resume();
        }
    }

    @Override
    public boolean abort() {
        if (!resting) {
            return false;
        }
        LOG.warn("Shutdown manually aborted.");
        rest.end();
        return true;
    }

    /** Everything comes to rest, unless somebody is in a hurry. */
    Future<Void> rest() {
        if (hurried) {
            return Future.succeededFuture();
        }
        resting = true;
        return rest.begin().onComplete(done -> resting = false);
    }

    /** No client can change anything any more. */
    Future<Void> save() {
        boolean wanted = lastSave == LastSave.YES || (lastSave == LastSave.AS_CONFIGURED && saves.hasRules());
        if (!wanted || loading.isLoading() || (saved && saves.isCurrent())) {
            return Future.succeededFuture();
        }
        LOG.info("Saving the final RDB snapshot before exiting.");
        return saves.save();
    }
}
