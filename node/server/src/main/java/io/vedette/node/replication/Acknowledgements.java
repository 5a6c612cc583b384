package io.vedette.node.replication;

import io.vedette.node.data.DataWaits;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ConnectionListener;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What replicas say they have, and the clients who wait for that: WAIT and WAITAOF. */
final class Acknowledgements implements ConnectionListener {

    /** A client that waits. */
    private final class Waiting {
        private final Connection connection;
        private final BooleanSupplier enough;
        private final Runnable answer;
        private final Optional<Long> timer;

        Waiting(Connection connection, BooleanSupplier enough, Runnable answer, long timeoutMs) {
            this.connection = connection;
            this.enough = enough;
            this.answer = answer;
            this.timer = timeoutMs == 0 ? Optional.empty() : Optional.of(vertx.setTimer(timeoutMs, id -> end(this)));
        }
    }

    private final Vertx vertx;
    private final RespServer server;
    private final ReplicationStream stream;
    private final Runnable alsoLooking;
    private final Map<Connection, Waiting> waiting = new LinkedHashMap<>();
    private boolean asking;

    Acknowledgements(Vertx vertx, RespServer server, ReplicationStream stream, Runnable alsoLooking) {
        this.alsoLooking = alsoLooking;
        this.vertx = vertx;
        this.server = server;
        this.stream = stream;
        server.addListener(this);
    }

    /** A replica says how much it has. */
    void came(ReplicaLink link, long offset, Optional<Long> synced) {
        link.acknowledged(offset, synced, server.clock().monotonicMs());
        look();
        alsoLooking.run();
    }

    /** Whoever has waited long enough for what is there now goes on. */
    void look() {
        List<Waiting> served = new ArrayList<>();
        for (Waiting one : waiting.values()) {
            if (one.enough.getAsBoolean()) {
                served.add(one);
            }
        }
        served.forEach(this::end);
    }

    /** Lets a client wait; {@code answer} writes its reply in the end. */
    void await(Connection connection, long timeoutMs, BooleanSupplier enough, Runnable answer) {
        connection.block();
        waiting.put(connection, new Waiting(connection, enough, answer, timeoutMs));
        if (!asking) {
            asking = true;
            server.context().runOnContext(now -> {
                asking = false;
                stream.say("REPLCONF", "GETACK", "*");
            });
        }
    }

    /** Ends the wait of a client before its time; whether it was waiting. */
    boolean unblock(Connection connection, boolean withError) {
        Waiting one = waiting.get(connection);
        if (one != null) {
            end(one, withError ? () -> connection.writer().error(DataWaits.UNBLOCKED) : one.answer);
        }
        return one != null;
    }

    private void end(Waiting one) {
        end(one, one.answer);
    }

    private void end(Waiting one, Runnable answer) {
        if (waiting.remove(one.connection, one)) {
            one.timer.ifPresent(vertx::cancelTimer);
            answer.run();
            one.connection.flushLater();
            one.connection.resume();
        }
    }

    @Override
    public void closed(Connection connection) {
        Waiting gone = waiting.remove(connection);
        if (gone != null) {
            gone.timer.ifPresent(vertx::cancelTimer);
        }
    }
}
