package io.vedette.engine.command;

import io.vedette.engine.value.Text;

/** TIME, and WAIT, which nothing but time brings to its end as long as there are no replicas. */
final class TimeCommands {

    private static final long SECOND_MS = 1000;
    private static final long MS_US = 1000;

    private TimeCommands() {}

    static void bind(Bindings table) {
        table.bind("time", TimeCommands::time);
    }

    /** Seconds, and microseconds as far as the time that was told goes: no time passes within a command. */
    private static void time(Call call) {
        call.reply().array(2);
        call.reply().bulk(Text.of(call.nowMs() / SECOND_MS));
        call.reply().bulk(Text.of(call.nowMs() % SECOND_MS * MS_US));
    }
}
