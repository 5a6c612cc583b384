package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is done to the engine is done in units: a command, a transaction, a timer's work. Within one no time passes,
 * and nobody hears of it before it is over.
 */
final class Units {
    private final Engine engine;
    private final RespServer server;
    private @Nullable Connection actor;
    private BooleanSupplier expiryElsewhere = () -> false;

    Units(Engine engine, RespServer server) {
        this.engine = engine;
        this.server = server;
    }

    void expiryElsewhere(BooleanSupplier elsewhere) {
        expiryElsewhere = elsewhere;
    }

    /** A unit is over: whoever waited for what it brought is served now, not when it began. */
    void settle() {
        if (engine.hasReady()) {
            server.time().look();
            engine.time(server.time().wallMs());
        }
        engine.settle();
    }

    /** Does nothing while a script is stopped in the middle of its own unit. */
    void run(Runnable work) {
        if (engine.scripts().isPaused()) {
            return;
        }
        begin();
        try {
            work.run();
            settle();
        } finally {
            end();
        }
    }

    /** Goes on with a unit in which no time passes; whether it is over. */
    boolean goOn(Connection client, BooleanSupplier work) {
        actor = client;
        server.holdPushes();
        try {
            boolean over = work.getAsBoolean();
            if (over) {
                settle();
            }
            return over;
        } finally {
            end();
        }
    }

    /** Whose command runs, if it is a client's. */
    Optional<Connection> actor() {
        return Optional.ofNullable(actor);
    }

    /** The clock was looked at when the command before it ended, or when it was read. */
    void begin(Connection client) {
        actor = client;
        beginNow();
    }

    void begin() {
        server.time().look();
        beginNow();
    }

    private void beginNow() {
        engine.time(server.time().wallMs());
        engine.keyspace().replica(expiryElsewhere.getAsBoolean());
        server.holdPushes();
    }

    void end() {
        actor = null;
        server.releasePushes();
    }
}
