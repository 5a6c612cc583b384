package io.vedette.engine.command;

import io.vedette.engine.value.Text;
import java.util.List;

/** TIME, and WAIT, which nothing but time brings to its end as long as there are no replicas. */
final class TimeCommands {

    private static final long SECOND_MS = 1000;
    private static final long MS_US = 1000;

    private TimeCommands() {}

    static void bind(Bindings table) {
        table.bind("time", TimeCommands::time).bind("wait", TimeCommands::waitForReplicas);
    }

    /** Seconds, and microseconds as far as the time that was told goes: no time passes within a command. */
    private static void time(Call call) {
        call.reply().array(2);
        call.reply().bulk(Text.of(call.nowMs() / SECOND_MS));
        call.reply().bulk(Text.of(call.nowMs() % SECOND_MS * MS_US));
    }

    private static void waitForReplicas(Call call) {
        if (call.keyspace().isReplica()) {
            throw new CommandError("ERR WAIT cannot be used with replica instances. Please also note that since Redis"
                    + " 4.0 if a replica is configured to be writable (which is not the default) writes to replicas are"
                    + " just local and are not propagated.");
        }
        long replicas = call.integer(1);
        Patience patience = Patience.parseMs(call, 2);
        if (replicas <= 0) {
            call.reply().integer(0);
        } else {
            patience.wait(call, List.of(), reply -> reply.integer(0), (key, reply) -> false);
        }
    }
}
