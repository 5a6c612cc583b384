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
        if (run(connection, connection.peer().address(), command, request, reply) && !isScripts(reply.lastError())) {
            meter.failed(reply.lastError());
        }
        scriptsError = "";
    }

    /** The same for a command of the client's script. */
    public void runForScript(
            Connection connection, Command<CommandHandler> command, Request request, ReplyWriter reply) {
        // What came before it was the script itself.
        time.look();
        if (run(connection, "lua", command, request, reply)) {
            meter.failed(reply.lastError());
            scriptsError = reply.lastError();
        }
    }

    /** Whether a script hands on, or ended by, what one of its commands was answered. */
    private boolean isScripts(String error) {
        return error.equals(scriptsError) || error.startsWith(scriptsError + " script: ");
    }

    /** Whether it was answered with an error of its own. */
    private boolean run(
            Connection connection, String sender, Command<CommandHandler> command, Request request, ReplyWriter reply) {
        if (!monitors.isEmpty() && !command.spec().is(CommandFlag.ADMIN)) {
            monitors.show(connection.session().database(), sender, request, time.wallMs());
        }
        long errors = reply.errors();
        long start = time.nanos();
        command.handler().handle(connection, request, reply);
        long took = time.look() - start;
        // Of an EXEC the errors were counted one by one, as those of the commands within it.
        boolean failed = reply.errors() != errors && !command.name().equals("exec");
        meter.ran(command, took, failed);
        if (slowLog.concerns(took / NS_PER_US) && !command.spec().is(CommandFlag.SKIP_SLOWLOG)) {
            slowLog.add(connection, request, took / NS_PER_US, time.wallMs());
        }
        if (took >= NS_PER_MS) {
            String event = command.spec().is(CommandFlag.FAST) ? "fast-command" : "command";
            latencies.happened(event, took / NS_PER_MS, time.wallMs());
        }
        return failed;
    }

    /** A command did not run. */
    public void refused(@Nullable Command<CommandHandler> command, String error) {
        meter.failed(error);
        if (command != null) {
            meter.rejected(command);
        }
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
