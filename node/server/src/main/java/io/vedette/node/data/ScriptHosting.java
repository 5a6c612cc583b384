package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Session;
import io.vedette.engine.command.Handler;
import io.vedette.engine.script.ScriptHost;
import io.vedette.node.watch.Instruments;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.client.ServerKit;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.server.CommandHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What scripts have of the server: all commands of its table, the rights of the client whose script it is, its log and
 * its clock. A script that is busy for too long goes on in slices, between which the loop serves everybody else.
 */
final class ScriptHosting implements ScriptHost {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptHosting.class);
    private static final int HOPELESS = 4;

    /** This part of the heap is left to others. */
    private static final int RESERVE = 4;

    private static final long SLICE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final String READ_ONLY_REPLICA =
            "READONLY You can not run script with write flag on readonly replica.";
    private static final Request LIKE_READING = words("GET", "key");
    private static final Request LIKE_WRITING = words("SET", "key", "value");

    private final Engine engine;
    private final ServerKit kit;
    private final Units units;
    private final Instruments instruments;
    private final Supplier<Guard> guard;
    private long thresholdNs = TimeUnit.SECONDS.toNanos(5);
    private long begunNs;
    private long sinceNs;
    private long allowedNs;

    ScriptHosting(Engine engine, ServerKit kit, Units units, Instruments instruments, Supplier<Guard> guard) {
        this.engine = engine;
        this.kit = kit;
        this.units = units;
        this.instruments = instruments;
        this.guard = guard;
    }

    private static Request words(String... words) {
        return Request.of(Stream.of(words)
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new));
    }

    /** After this time others are told that a script runs; 0 for never. */
    void busyAfter(long ms) {
        thresholdNs = TimeUnit.MILLISECONDS.toNanos(ms);
    }

    /** The client's script was stopped since it takes long: goes on with it soon, and again until it is over. */
    void goOnFor(EngineClient client) {
        LOG.warn(
                "Slow script detected: still in execution after {} milliseconds. You can try killing the script using "
                        + "the SCRIPT KILL command.",
                TimeUnit.NANOSECONDS.toMillis(thresholdNs));
        client.connection().block();
        later(client);
    }

    private void later(EngineClient client) {
        kit.server().nextTurn(() -> slice(client));
    }

    private void slice(EngineClient client) {
        sinceNs = System.nanoTime();
        allowedNs = SLICE_NS;
        ReplyWriter reply = client.reply();
        if (!units.goOn(client.connection(), () -> engine.scripts().goOn(reply))) {
            later(client);
            return;
        }
        client.mirror();
        if (client.connection().isClosed()) {
            reply.clear();
        } else {
            client.connection().flushLater();
            client.resume();
        }
    }

    @Override
    public Optional<? extends Found> find(Request request) {
        return kit.find(request).map(command -> new Served(engine, kit, instruments, guard.get(), command));
    }

    @Override
    public @Nullable String refusal(Session session, boolean readOnly) {
        Optional<Command<CommandHandler>> like = kit.find(readOnly ? LIKE_READING : LIKE_WRITING);
        if (!Served.isClient(session) || like.isEmpty()) {
            return null;
        }
        String refused = guard.get().refusal(like.get().spec(), !readOnly);
        // Outside of a transaction a call that may write is refused like any other command that does.
        boolean told = refused != null && refused.startsWith("READONLY ") && session.isExecuting();
        return told ? READ_ONLY_REPLICA : refused;
    }

    @Override
    public void log(int level, String line) {
        switch (level) {
            case 0, 1 -> LOG.debug("{}", line);
            case 2 -> LOG.info("{}", line);
            default -> LOG.warn("{}", line);
        }
    }

    @Override
    public void begins() {
        begunNs = System.nanoTime();
        sinceNs = begunNs;
        allowedNs = thresholdNs;
    }

    @Override
    public long runsForMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNs);
    }

    @Override
    public boolean isOverdue() {
        return thresholdNs > 0 && System.nanoTime() - sinceNs > allowedNs;
    }

    @Override
    public boolean isHopeless() {
        return System.nanoTime() - sinceNs > HOPELESS * thresholdNs;
    }

    /** What is used may not be used any more: if there seems to be no room, it is looked again when that is gone. */
    @Override
    public boolean hasRoom(long bytes) {
        if (fits(bytes)) {
            return true;
        }
        System.gc();
        return fits(bytes);
    }

    private static boolean fits(long bytes) {
        Runtime heap = Runtime.getRuntime();
        long used = heap.totalMemory() - heap.freeMemory();
        return used + bytes <= heap.maxMemory() - heap.maxMemory() / RESERVE;
    }

    private record Served(
            Engine engine, ServerKit kit, Instruments instruments, Guard guard, Command<CommandHandler> command)
            implements Found {
        @Override
        public CommandSpec spec() {
            return command.spec();
        }

        @Override
        public @Nullable String denial(Session session, Request request) {
            return isClient(session) ? kit.scriptDenial(DataCommands.connection(session), command, request) : null;
        }

        /** As a script is told: with the node's code, or without one where Redis gives none. */
        @Override
        public @Nullable String objection(Session session) {
            boolean writes = command.spec().is(CommandFlag.WRITE);
            String refused = isClient(session) ? guard.refusal(command.spec(), writes) : null;
            if (refused == null) {
                return null;
            }
            return refused.startsWith("MASTERDOWN ") ? "Can not execute the command on a stale replica" : "-" + refused;
        }

        @Override
        public void refused(Session session, String error) {
            if (isClient(session)) {
                instruments.refusedToScript(command, error);
            }
        }

        @Override
        public void run(Session session, Request request, ReplyWriter reply) {
            if (session.client() instanceof MasterClient master) {
                master.run(request);
                return;
            }
            if (!isClient(session)) {
                runLoaded(session, request, reply);
                return;
            }
            instruments.runForScript(DataCommands.connection(session), command, request, reply);
            Messages.pass(engine, session, command, request);
        }

        /** A script of an append-only file, which nobody may be asked about any more. */
        private void runLoaded(Session session, Request request, ReplyWriter reply) {
            if (engine.commands().resolve(request) instanceof Command<Handler> own) {
                engine.run(session, own, request, reply);
            }
        }

        private static boolean isClient(Session session) {
            return session.client() instanceof EngineClient;
        }
    }
}
