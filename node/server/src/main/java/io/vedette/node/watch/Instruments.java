package io.vedette.node.watch;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.DiagnosticsParameters;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.LoopTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that looks on while commands run: counts, slow log, latencies, MONITOR. */
public final class Instruments {
    private static final long NS_PER_US = 1000;
    private static final long NS_PER_MS = 1_000_000;

    private final LoopTime time;
    private final CommandMeter meter = new CommandMeter();
    private final SlowLog slowLog = new SlowLog();
    private final LatencyMonitor latencies = new LatencyMonitor();
    private final Monitors monitors = new Monitors();

    private Predicate<Connection> waits = client -> false;
    private long lastTook;

    /** Commands that ran or were refused so far; so it is known of each whether there were any within it. */
    private long commands;

    /** The last error a command of the running script was answered with; it was counted then. */
    private String scriptsError = "";

    public Instruments(LoopTime time) {
        this.time = time;
    }

    public void settings(Configuration configuration) {
        slowLog.limits(
                configuration.get(DiagnosticsParameters.SLOWLOG_LOG_SLOWER_THAN),
                configuration.get(DiagnosticsParameters.SLOWLOG_MAX_LEN));
        meter.tracking(configuration.get(DiagnosticsParameters.LATENCY_TRACKING));
        latencies.threshold(configuration.get(DiagnosticsParameters.LATENCY_MONITOR_THRESHOLD));
    }

    /** Runs a command under observation. */
    public void run(Connection connection, Command<CommandHandler> command, Request request, ReplyWriter reply) {
        run(connection, connection.peer().address(), command, request, reply);
        scriptsError = "";
    }

    /** The same for a command of the client's script. */
    public void runForScript(
            Connection connection, Command<CommandHandler> command, Request request, ReplyWriter reply) {
        // What came before it was the script itself.
        time.look();
        if (run(connection, "lua", command, request, reply)) {
            scriptsError = reply.lastError();
        }
    }

    /** When a command of our master is about to be repeated, which is when the clock was looked at for its unit, or for the one before. */
    public long begun() {
        return time.nanos();
    }

    /** A command of our master was repeated. */
    public void repeated(Command<?> command, long begunNs, boolean failed) {
        meter.ran(command, time.look() - begunNs, failed);
    }

    /** Whether a script hands on, or ended by, what one of its commands was answered. */
    private boolean isScripts(String error) {
        return !scriptsError.isEmpty() && (error.equals(scriptsError) || error.startsWith(scriptsError + " script: "));
    }

    /** Whether it was answered with an error of its own. */
    private boolean run(
            Connection connection, String sender, Command<CommandHandler> command, Request request, ReplyWriter reply) {
        boolean shown = !monitors.isEmpty() && !command.spec().is(CommandFlag.ADMIN);
        boolean exec = command.name().equals("exec");
        if (shown && !exec) {
            monitors.show(connection.session().database(), sender, request, time.wallMs());
        }
        long errors = reply.errors();
        long before = ++commands;
        long start = time.nanos();
        command.handler().handle(connection, request, reply);
        long took = time.look() - start;
        if (shown && exec) {
            // Whoever repeats what is shown needs the commands between MULTI and EXEC.
            monitors.show(connection.session().database(), sender, request, time.wallMs());
        }
        // Of an EXEC that ran anything the errors were counted one by one, as those of the commands within it.
        boolean failed = reply.errors() != errors && (before == commands || !exec);
        if (failed && !isScripts(reply.lastError())) {
            meter.failed(reply.lastError());
        }
        lastTook = took;
        if (!command.spec().is(CommandFlag.BLOCKING) || !waits.test(connection)) {
            over(connection, command, request, took, failed);
        }
        return failed;
    }

    private void over(
            Connection connection, Command<CommandHandler> command, Request request, long took, boolean failed) {
        meter.ran(command, took, failed);
        if (slowLog.concerns(took / NS_PER_US) && !command.spec().is(CommandFlag.SKIP_SLOWLOG)) {
            slowLog.add(connection, request, took / NS_PER_US, time.wallMs());
        }
        if (took >= NS_PER_MS) {
            String event = command.spec().is(CommandFlag.FAST) ? "fast-command" : "command";
            latencies.happened(event, took / NS_PER_MS, time.wallMs());
        }
    }

    /** Knows of a client whether it has to wait for the end of the command that it sent last. */
    public void waiting(Predicate<Connection> clients) {
        waits = clients;
    }

    /**
     * The command that ran last has to wait, and counts when that is over.
     *
     * @return to be told then, with the error by which it ended or nothing; the wait itself is not time it took
     */
    public Consumer<Optional<String>> ofWait(Connection connection, Command<CommandHandler> command, Request request) {
        long took = lastTook;
        byte[][] words = new byte[request.argc()][];
        for (int i = 0; i < words.length; i++) {
            words[i] = request.bytes(i);
        }
        return error -> {
            error.ifPresent(meter::failed);
            over(connection, command, Request.of(words), took, error.isPresent());
        };
    }
    /** A command did not run. */
    public void refused(@Nullable Command<CommandHandler> command, String error) {
        commands++;
        meter.failed(error);
        if (command != null) {
            meter.rejected(command);
        }
    }

    /** The same for a command of a script, which is told so. */
    public void refusedToScript(Command<CommandHandler> command, String error) {
        refused(command, error);
        scriptsError = error;
    }

    public CommandMeter meter() {
        return meter;
    }

    public SlowLog slowLog() {
        return slowLog;
    }

    public LatencyMonitor latencies() {
        return latencies;
    }

    public Monitors monitors() {
        return monitors;
    }
}
