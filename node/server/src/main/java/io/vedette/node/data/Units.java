package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.resp.server.RespServer;

/**
 * Whatever is done to the engine is done in units: a command, a transaction, a timer's work. Within one no time passes,
 * and nobody hears of it before it is over.
 */
final class Units {
    private final Engine engine;
    private final RespServer server;

    Units(Engine engine, RespServer server) {
        this.engine = engine;
        this.server = server;
    }

    void run(Runnable work) {
        begin();
        try {
            work.run();
            engine.settle();
        } finally {
            end();
        }
    }

    void begin() {
        engine.time(server.clock().wallMs());
        server.holdPushes();
    }

    void end() {
        server.releasePushes();
    }
}
