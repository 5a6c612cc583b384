package io.vedette.sentinel;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.process.ServerVertx;
import io.vedette.sentinel.config.Doors;
import io.vedette.sentinel.metrics.Telemetry;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.shell.ShellWatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** The Vert.x of a sentinel, and what counts in it. Where nobody could ask for figures none are kept, and no class of that is loaded. */
record Measured(Vertx vertx, Optional<Telemetry> telemetry) {
    static Measured start(Doors doors) throws BadConfiguration {
        if (doors.httpPort() == 0) {
            return new Measured(ServerVertx.create(), Optional.empty());
        }
        Telemetry telemetry = new Telemetry();
        return new Measured(telemetry.vertx(), Optional.of(telemetry));
    }

    ShellWatch watch() {
        return telemetry.isEmpty() ? ShellWatch.NONE : telemetry.get().watch();
    }

    Future<String> text(Shell shell) {
        return telemetry.isEmpty()
                ? Future.failedFuture("nothing is measured")
                : telemetry.get().text(vertx, shell);
    }

    void close() {
        if (telemetry.isPresent()) {
            telemetry.get().close();
        }
    }
}
