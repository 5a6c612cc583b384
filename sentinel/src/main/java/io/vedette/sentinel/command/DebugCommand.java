package io.vedette.sentinel.command;

import io.vedette.quorum.Command;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.Periods;
import io.vedette.quorum.Settings;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.script.ScriptLimits;
import io.vedette.sentinel.shell.Shell;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** SENTINEL DEBUG: the periods, shown and changed. Nothing of it is persisted. */
final class DebugCommand {
    /** In the order in which they are shown; the first eleven are {@link Periods}, the last two belong to scripts. */
    private static final List<String> NAMES = List.of(
            "INFO-PERIOD",
            "PING-PERIOD",
            "ASK-PERIOD",
            "PUBLISH-PERIOD",
            "DEFAULT-DOWN-AFTER",
            "DEFAULT-FAILOVER-TIMEOUT",
            "TILT-TRIGGER",
            "TILT-PERIOD",
            "SLAVE-RECONF-TIMEOUT",
            "MIN-LINK-RECONNECT-PERIOD",
            "ELECTION-TIMEOUT",
            "SCRIPT-MAX-RUNTIME",
            "SCRIPT-RETRY-DELAY");

    private final Shell shell;

    DebugCommand(Shell shell) {
        this.shell = shell;
    }

    void debug(Connection connection, Request request, ReplyWriter reply) {
        long[] values = values();
        if (request.argc() == 2) {
            show(values, reply);
            return;
        }
        for (int at = 2; at < request.argc(); at += 2) {
            Optional<String> refusal = change(request, at, values);
            if (refusal.isPresent()) {
                reply.error(refusal.get());
                return;
            }
        }
        apply(connection, values);
    }

    private static Optional<String> change(Request request, int at, long[] values) {
        int index = NAMES.indexOf(request.text(at).toUpperCase(Locale.ROOT));
        if (index < 0 || at + 1 == request.argc()) {
            return Optional.of(
                    "ERR Unknown option or number of arguments for SENTINEL DEBUG '" + request.text(at) + "'");
        }
        if (!request.isLong(at + 1) || request.longAt(at + 1) <= 0) {
            return Optional.of("ERR Invalid argument '" + request.text(at + 1) + "' for SENTINEL DEBUG '"
                    + request.text(at) + "'");
        }
        values[index] = request.longAt(at + 1);
        return Optional.empty();
    }

    private static void show(long[] values, ReplyWriter reply) {
        Fields fields = new Fields();
        for (int i = 0; i < values.length; i++) {
            fields.add(NAMES.get(i), values[i]);
        }
        fields.write(reply);
    }

    private Settings settings() {
        return shell.core().view(shell.nowMs()).settings();
    }

    private long[] values() {
        Periods now = settings().periods();
        ScriptLimits scripts = shell.scripts().limits();
        return new long[] {
            now.infoMs(),
            now.pingMs(),
            now.askMs(),
            now.publishMs(),
            now.defaultDownAfterMs(),
            now.defaultFailoverTimeoutMs(),
            now.tiltTriggerMs(),
            now.tiltMs(),
            now.reconfTimeoutMs(),
            now.minLinkReconnectMs(),
            now.electionTimeoutMs(),
            scripts.maxRuntimeMs(),
            scripts.retryDelayMs()
        };
    }

    private void apply(Connection connection, long[] v) {
        Periods changed = new Periods(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]);
        shell.scripts().limits(shell.scripts().limits().withTimes(v[11], v[12]));
        Command command = new Command.Configure(settings().periods(changed));
        Later.<Outcome>answer(connection, answer -> shell.command(command, answer), Later::outcome);
    }
}
