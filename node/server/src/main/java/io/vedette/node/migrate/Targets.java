package io.vedette.node.migrate;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.config.Outgoing;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.process.WorkingFolder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ConnectOptions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Connections to servers that take keys: made when they are needed, and kept for a while for the next who needs them. */
final class Targets {
    private static final int MOST_IDLE = 64;
    private static final long IDLE_MS = 10_000;
    private static final int LAST_PORT = 65_535;

    private final Vertx vertx;
    private final LiveConfiguration configuration;
    private final Outgoing outgoing;
    private final List<Idle> idle = new ArrayList<>();

    private record Idle(Wish.Place place, Target target) {}

    Targets(Vertx vertx, LiveConfiguration configuration, WorkingFolder folder) {
        this.vertx = vertx;
        this.configuration = configuration;
        this.outgoing = new Outgoing(vertx, configuration, folder, false);
    }

    /** How many there are that nobody uses now. */
    int kept() {
        idle.removeIf(one -> one.target().isClosed());
        return idle.size();
    }

    /** One that was used before, if one is left. */
    Optional<Target> kept(Wish.Place place) {
        for (Iterator<Idle> all = idle.iterator(); all.hasNext(); ) {
            Idle one = all.next();
            if (one.target().isClosed()) {
                all.remove();
            } else if (one.place().equals(place)) {
                all.remove();
                return Optional.of(one.target());
            }
        }
        return Optional.empty();
    }

    Future<Target> dial(Wish.Place place, long timeoutMs) {
        int port = place.port().matches("\\d{1,5}") ? Integer.parseInt(place.port()) : 0;
        if (port == 0 || port > LAST_PORT) {
            return Future.failedFuture("there is no port " + place.port());
        }
        ConnectOptions options = new ConnectOptions()
                .setHost(place.host())
                .setPort(port)
                .setTimeout((int) Math.min(Integer.MAX_VALUE, timeoutMs));
        if (!configuration.get(TlsParameters.TLS_CLUSTER)) {
            return outgoing.plainly(options).map(Target::of);
        }
        return outgoing.secured(vertx.getOrCreateContext(), options).map(Target::of);
    }

    /** Somebody else may need it soon; if nobody does, it is closed. */
    void keep(Wish.Place place, Target target) {
        if (idle.size() == MOST_IDLE) {
            idle.remove(0).target().close();
        }
        Idle one = new Idle(place, target);
        idle.add(one);
        vertx.setTimer(IDLE_MS, id -> {
            if (idle.remove(one)) {
                target.close();
            }
        });
    }
}
