package io.vedette.resp.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A server of the Redis protocol: sockets, connections, limits. What the commands mean is the gateway's business.
 *
 * <p>Everything runs on one event loop, {@link #context()}: accepting aside, no other thread touches a connection. The
 * methods here may be called from that loop only, except {@link #start} and {@link #stop}, which find their way there.
 *
 * <pre>
 *   socket -> [TLS] -> Intake -> RequestReader -> CommandGateway -> ReplyWriter -> Output -> [TLS] -> socket
 * </pre>
 */
public final class RespServer {
    /** How long clients may take to read their last replies while the server stops. */
    private static final long STOP_PATIENCE_MS = 1_000;

    private static final long STOP_CHECK_MS = 10;

    private final Vertx vertx;
    private final ServerOptions options;
    private final ServerCore core;
    private final Turns turns;
    private final Admission admission;
    private final Listeners listeners;
    private final Housekeeping housekeeping;
    private boolean protectedMode;
    private @Nullable CertificateWatch certificates;
    private long timer = -1;
    private long certificateTimer = -1;

    /** @param openToAll whether anybody who connects may do anything, so that protected mode has something to protect */
    public RespServer(Vertx vertx, ServerOptions options, BooleanSupplier openToAll) {
        this.vertx = vertx;
        this.options = options;
        this.protectedMode = options.protectedMode();
        ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
        this.core = new ServerCore(context, options.clock(), options.limits());
        this.turns = new Turns(context);
        this.admission = new Admission(core, () -> protectedMode && openToAll.getAsBoolean());
        this.listeners = new Listeners(vertx, core, admission);
        this.housekeeping = new Housekeeping(core);
    }

    /** A server whose gateway does not need the server to be made. */
    public RespServer(Vertx vertx, ServerOptions options, CommandGateway gateway, BooleanSupplier openToAll) {
        this(vertx, options, openToAll);
        core.gateway = gateway;
    }

    /** As {@link #start()}, with a gateway that could be made only after the server. */
    public Future<Void> start(CommandGateway gateway) {
        core.gateway = gateway;
        return start();
    }

    /** Listens on every endpoint, or on none: then the failure is a {@link ListenFailure} or says what TLS lacks. */
    public Future<Void> start() {
        return onLoop(() -> certificates().compose(this::open));
    }

    /** Accepts nobody any more, gives clients a moment to read their replies, closes everything. */
    public Future<Void> stop() {
        return onLoop(() -> {
            admission.close();
            vertx.cancelTimer(timer);
            vertx.cancelTimer(certificateTimer);
            for (Connection connection : core.connections.all()) {
                connection.closeAfterReply();
                connection.output().flushAndClose();
            }
            return gone(core.clock.monotonicMs() + STOP_PATIENCE_MS)
                    .compose(done -> listeners.close())
                    .onComplete(done -> core.pauses.close());
        });
    }

    /**
     * Looks at the TLS files at once instead of at the next regular look.
     *
     * @return whether a new certificate was put into service; fails, and keeps the old one, where the files are wrong
     */
    public Future<Boolean> reloadCertificates() {
        return onLoop(() -> {
            CertificateWatch watch = certificates;
            return watch == null ? Future.succeededFuture(false) : watch.look();
        });
    }

    /**
     * Serves new connections as these files say, and looks at them from now on instead of those before.
     *
     * @return fails, and everything stays as it was, where they cannot be used
     */
    public Future<Void> secureBy(TlsFiles files) {
        return onLoop(() -> {
            CertificateWatch watch = certificates;
            return watch == null
                    ? core.context.executeBlocking(files::readForServer, false).mapEmpty()
                    : watch.change(files);
        });
    }

    /** The loop that owns the server; timers and replies from elsewhere belong on it. */
    public Context context() {
        return core.context;
    }

    /**
     * Does something once those sockets were served that have something to say: what comes later in this turn of the loop, and all the
     * sockets of the next, goes first. Work in slices goes on by this; see {@link Turns}.
     */
    public void nextTurn(Runnable action) {
        turns.next(action);
    }

    public ServerClock clock() {
        return core.clock;
    }

    /** The time by which the command that is executed now happens. */
    public LoopTime time() {
        return core.time;
    }

    public Connections connections() {
        return core.connections;
    }

    /** What keeps replies back until what they tell of is safe. */
    public ReplyGate gate() {
        return core.gate;
    }

    public Pauses pauses() {
        return core.pauses;
    }

    public ServerLimits limits() {
        return core.limits();
    }

    public void limits(ServerLimits changed) {
        core.limits(changed);
    }

    public boolean protectedMode() {
        return protectedMode;
    }

    public void protectedMode(boolean on) {
        protectedMode = on;
    }

    public ServerStats stats() {
        return core.counters.snapshot(core.connections, pendingOutputBytes(), core.time.monotonicMs());
    }

    /** Replies that clients have not taken yet; asked before every command that takes memory. */
    public long pendingOutputBytes() {
        return core.budget.pendingBytes();
    }

    /** Counts from 0 again. */
    public void resetStats() {
        core.counters.reset();
    }

    /** Notes that a connection runs a command of this full name; the gateway says so for each that it carries out. */
    public void executing(Connection connection, String command) {
        connection.activity().executing(command);
        core.counters.commandsProcessed++;
    }

    /** Notes that so many of the replies to a command were errors. */
    public void answeredWithErrors(long errors) {
        core.counters.errorReplies += errors;
    }

    /** Messages to clients wait until {@link #releasePushes}: a command is running and its reply is not complete. */
    public void holdPushes() {
        core.pushes.hold();
    }

    public void releasePushes() {
        core.pushes.release();
    }

    /** Tells what a connection wants to hear of takes; it counts as the connection's. */
    public void addWishes(ToLongFunction<Connection> bytes) {
        core.addWishes(bytes);
    }

    /**
     * What to do whenever one connection holds so many bytes: of what it sent, before any of that is done, or of what it was sent and
     * leaves unread.
     */
    public void whenOneHolds(long bytes, Runnable action) {
        core.whenOneHolds(bytes, action);
    }

    public void addListener(ConnectionListener listener) {
        core.listeners.add(listener);
    }

    /** Where it listens, with real ports. */
    public List<Endpoint> endpoints() {
        return listeners.endpoints();
    }

    /** The port of the first TCP endpoint. */
    public int port() {
        return endpoints().stream()
                .filter(Endpoint.Tcp.class::isInstance)
                .map(Endpoint.Tcp.class::cast)
                .mapToInt(Endpoint.Tcp::port)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server listens on no TCP port"));
    }

    private Future<Void> open(ServerSSLOptions tls) {
        return listeners.open(options.endpoints(), tls).onSuccess(done -> {
            admission.open();
            timer = vertx.setPeriodic(Housekeeping.PERIOD_MS, id -> housekeeping.round());
            options.tls().ifPresent(files -> watch(new CertificateWatch(core.context, files, listeners::update, tls)));
        });
    }

    private void watch(CertificateWatch watch) {
        certificates = watch;
        certificateTimer =
                vertx.setPeriodic(CertificateWatch.PERIOD_MS, id -> watch.look().otherwise(false));
    }

    private Future<ServerSSLOptions> certificates() {
        return options.tls()
                .map(files -> core.context.executeBlocking(files::readForServer))
                .orElseGet(() -> Future.succeededFuture(new ServerSSLOptions()));
    }

    /** Succeeds when the last connection is gone; who is still there at the deadline is cut off. */
    private Future<Void> gone(long deadlineMs) {
        Promise<Void> gone = Promise.promise();
        awaitGone(deadlineMs, gone);
        return gone.future();
    }

    private void awaitGone(long deadlineMs, Promise<Void> gone) {
        if (core.connections.size() == 0) {
            gone.complete();
        } else if (core.clock.monotonicMs() >= deadlineMs) {
            core.connections.all().forEach(Connection::close);
            gone.complete();
        } else {
            vertx.setTimer(STOP_CHECK_MS, id -> awaitGone(deadlineMs, gone));
        }
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> result = Promise.promise();
        core.context.runOnContext(now -> work.get().onComplete(result));
        return result.future();
    }
}
