package io.vedette.sentinel.ensemble;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import io.vedette.sentinel.config.EnsembleLine;
import io.vedette.sentinel.shell.Arbiter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.zookeeper.CreateMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has leaders elected by a ZooKeeper ensemble. One session for all groups. The moment its connection is in doubt all leadership counts
 * as lost, long before the ensemble gives it to anybody else; it is there again when we are connected and have tried out that we may write.
 */
public final class ZooKeeperArbiter implements Arbiter {
    private static final Logger LOG = LoggerFactory.getLogger(ZooKeeperArbiter.class);

    /** Each waits for the ensemble; as many groups at once are enough to keep it busy. */
    private static final int THREADS = 16;

    private static final long TRY_AGAIN_MS = 1_000;
    private static final String REHEARSAL = "/rehearsal-";

    private final Vertx vertx;
    private final Context loop;
    private final EnsembleLine line;
    private final SentinelId me;
    private final WorkerExecutor workers;
    private final Map<GroupName, Seat> seats = new TreeMap<>();
    private Consumer<Event> told = event -> {};
    private Optional<CuratorFramework> opened = Optional.empty();
    private String said = "";
    /** Of the connection: what was begun on an earlier one says nothing about this. */
    private long generation;

    private boolean stopped;

    /** What is asked about one group is done one after the other. */
    private static final class Seat {
        private final Office office;
        private Future<?> last = Future.succeededFuture();

        Seat(Office office) {
            this.office = office;
        }
    }

    public ZooKeeperArbiter(Vertx vertx, Context loop, EnsembleLine line, SentinelId me) {
        this.vertx = vertx;
        this.loop = loop;
        this.line = line;
        this.me = me;
        this.workers = vertx.createSharedWorkerExecutor("sentinel-ensemble", THREADS);
    }

    @Override
    public void start(Consumer<Event> listener) {
        told = listener;
        run(() -> {
                    CuratorFramework client = EnsembleClient.of(line.ensemble());
                    client.getConnectionStateListenable()
                            .addListener((any, state) -> loop.runOnContext(turn -> changed(client, state)));
                    client.start();
                    return client;
                })
                .onSuccess(client -> opened = Optional.of(client))
                .onFailure(failure -> trouble(String.valueOf(failure.getMessage())));
    }

    private <T> Future<T> run(Callable<T> work) {
        return workers.executeBlocking(work, false);
    }

    private void changed(CuratorFramework client, ConnectionState state) {
        generation++;
        if (state.isConnected()) {
            rehearse(client, generation);
        } else {
            trouble("no server of " + line.ensemble().servers() + " that belongs to a majority can be reached");
        }
    }

    private void rehearse(CuratorFramework client, long connection) {
        run(() -> {
                    client.createContainers(line.path());
                    String made = client.create()
                            .withMode(CreateMode.EPHEMERAL_SEQUENTIAL)
                            .forPath(line.path() + REHEARSAL);
                    return client.delete().forPath(made);
                })
                .onSuccess(done -> {
                    if (connection == generation && !stopped) {
                        said = "";
                        LOG.info("Leaders are elected by {}", line.ensemble().servers());
                        told.accept(new Event.ArbiterChanged(Optional.empty()));
                    }
                })
                .onFailure(failure -> {
                    if (connection == generation && !stopped) {
                        trouble("nothing can be written below " + line.path() + " (" + failure.getMessage() + ")");
                        vertx.setTimer(TRY_AGAIN_MS, again -> {
                            if (connection == generation && !stopped) {
                                rehearse(client, connection);
                            }
                        });
                    }
                });
    }

    private void trouble(String why) {
        if (!why.equals(said)) {
            LOG.warn("No leader can be elected: {}", why);
        }
        said = why;
        told.accept(new Event.ArbiterChanged(Optional.of(why)));
    }

    @Override
    public void ask(Effect.AskLeadership ask) {
        Optional<Seat> seat = seat(ask.group());
        if (seat.isEmpty()) {
            told.accept(refused(ask));
            return;
        }
        Office.Lost lost =
                epoch -> loop.runOnContext(turn -> told.accept(new Event.LeadershipLost(ask.group(), epoch)));
        inTurn(seat.get(), office -> office.take(ask, lost)).onComplete(done -> {
            if (done.failed()) {
                LOG.warn("The leadership of {} could not be asked for: {}", ask.group(), String.valueOf(done.cause()));
            }
            told.accept(done.succeeded() ? done.result() : refused(ask));
        });
    }

    private static Event refused(Effect.AskLeadership ask) {
        return new Event.LeadershipRefused(ask.group(), ask.epoch(), Epoch.ZERO, Optional.empty());
    }

    @Override
    public void end(Effect.EndLeadership end) {
        seat(end.group())
                .ifPresent(seat -> inTurn(seat, office -> office.leave(end.epoch(), end.promoted()))
                        .onFailure(failure -> LOG.warn(
                                "The leadership of {} could not be given back: {}", end.group(), failure.toString())));
    }

    private interface Errand<T> {
        T run(Office office) throws Exception;
    }

    private <T> Future<T> inTurn(Seat seat, Errand<T> errand) {
        Future<T> next = seat.last.otherwiseEmpty().compose(done -> run(() -> errand.run(seat.office)));
        seat.last = next;
        return next;
    }

    private Optional<Seat> seat(GroupName group) {
        return opened.map(client -> seats.computeIfAbsent(
                group, name -> new Seat(new Office(name, client, line.path() + "/" + node(name), me))));
    }

    /** A name for a znode: no slash, and not one or two dots. */
    static String node(GroupName group) {
        return URLEncoder.encode(group.text(), StandardCharsets.UTF_8).replaceFirst("^\\.", "%2E");
    }

    @Override
    public void stop() {
        stopped = true;
        opened.ifPresent(client -> run(() -> {
                    client.close();
                    return true;
                })
                .onComplete(closed -> workers.close()));
    }
}
