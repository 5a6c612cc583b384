package io.vedette.engine.command;

import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.value.StringValue;
import io.vedette.resp.command.HelpReply;

/** OBJECT: how a value is kept. */
final class ObjectCommands {

    /** Numbers below this are shared objects in Redis, with a count of references that says so. */
    private static final long SHARED_NUMBERS = 10_000;

    private static final String ADJUSTING =
            " Please note that when switching between policies at runtime LRU and LFU data"
                    + " will take some time to adjust.";

    /** Answers about an entry that is there. */
    private interface Question {
        void answer(Call call, Entry entry);
    }

    private ObjectCommands() {}

    static void bind(Bindings table) {
        table.container("object")
                .bind(
                        "object|encoding",
                        call -> ask(
                                call, (c, entry) -> c.reply().bulk(entry.value().encoding())))
                .bind("object|refcount", call -> ask(call, ObjectCommands::refcount))
                .bind("object|idletime", call -> ask(call, ObjectCommands::idleTime))
                .bind("object|freq", call -> ask(call, ObjectCommands::freq))
                .bind("object|help", call -> HelpReply.write(Bindings.CATALOGUE.spec("object"), call.reply()));
    }

    private static void ask(Call call, Question question) {
        byte[] key = call.bytes(2);
        Entry entry = call.database().peek(key, 0, key.length);
        if (entry == null) {
            call.reply().nil();
        } else {
            question.answer(call, entry);
        }
    }

    private static void refcount(Call call, Entry entry) {
        boolean shared = entry.value() instanceof StringValue string
                && string.isNumber()
                && string.number() >= 0
                && string.number() < SHARED_NUMBERS;
        call.reply().integer(shared ? Integer.MAX_VALUE : 1);
    }

    private static void freq(Call call, Entry entry) {
        int counter = call.keyspace()
                .frequency(entry)
                .orElseThrow(() -> new CommandError(
                        "ERR An LFU maxmemory policy is not selected, access frequency not tracked." + ADJUSTING));
        call.reply().integer(counter);
    }

    private static void idleTime(Call call, Entry entry) {
        if (call.keyspace().frequency(entry).isPresent()) {
            throw new CommandError("ERR An LFU maxmemory policy is selected, idle time not tracked." + ADJUSTING);
        }
        call.reply().integer(call.keyspace().idleSeconds(entry));
    }
}
