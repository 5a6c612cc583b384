package io.vedette.node.persist;

import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.server.Connection;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private Supplier<@Nullable String> objection = () -> null;
    private LastSave lastSave = LastSave.AS_CONFIGURED;
    private boolean saved;
    private boolean hurried;
    private boolean resting;
    private boolean forGood;

    Ending(Saves saves, Loading loading, Runnable end) {
        this.saves = saves;
        this.loading = loading;
        this.end = end;
    }

    void restsFirst(Rest first) {
        rest = first;
    }

    /** Who may have a reason not to end, unless that is forced. */
    void asksFirst(Supplier<@Nullable String> whom) {
        objection = whom;
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
                .onSuccess(now -> agreed(wish).compose(agreed -> save(saving)).onComplete(done -> {
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

    private Future<Void> agreed(ShutdownCommand.Wish wish) {
        String why = objection.get();
        if (why != null && !wish.forced()) {
            LOG.warn("{}, can't exit.", why);
            return Future.failedFuture(why);
        }
        if (why != null) {
            LOG.warn("{}. Exit anyway.", why);
        }
        return Future.succeededFuture();
    }

    private Future<Void> save(boolean saving) {
        return saving ? saves.save() : Future.succeededFuture();
    }

    private static void refuse(Connection connection) {
        LOG.warn("Errors trying to shut down the server. Check the logs for more information.");
        if (!connection.isClosed()) {
            connection.writer().error("ERR Errors trying to SHUTDOWN. Check logs.");
            connection.flushLater();
            connection.resume();
        }
    }

    @Override
    public boolean abort() {
        if (!resting || forGood) {
            return false;
        }
        LOG.warn("Shutdown manually aborted.");
        rest.end();
        return true;
    }

    /** The process ends, as a signal said or SHUTDOWN has decided, and nobody can call that off any more: the last save would be, too. */
    Future<Void> restForGood() {
        forGood = true;
        return rest();
    }

    /** Everything comes to rest, unless somebody is in a hurry. */
    private Future<Void> rest() {
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
