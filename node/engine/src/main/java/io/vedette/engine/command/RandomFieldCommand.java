package io.vedette.engine.command;

import io.vedette.engine.value.HashValue;
import io.vedette.resp.Protocol;
import java.util.ArrayList;
import java.util.List;

/** HRANDFIELD. */
final class RandomFieldCommand {

    private RandomFieldCommand() {}

    static void bind(Bindings table) {
        table.bind("hrandfield", RandomFieldCommand::run);
    }

    private static void run(Call call) {
        if (call.argc() == 2) {
            HashValue hash = call.hash(1);
            if (hash == null) {
                call.reply().nil();
            } else {
                hash.random(
                        call.services().random(), (field, value) -> call.reply().bulk(field));
            }
            return;
        }
        long count = RandomCount.parse(call, 2);
        boolean values = call.argc() >= 4;
        if (call.argc() > 4 || (values && !call.is(3, "withvalues"))) {
            throw CommandError.syntax();
        }
        if (values && (count < -Long.MAX_VALUE / 2 || count > Long.MAX_VALUE / 2)) {
            throw new CommandError("ERR value is out of range");
        }
        HashValue hash = call.hash(1);
        if (hash == null || count == 0) {
            call.reply().array(0);
        } else if (count < 0) {
            repeated(call, hash, -count, values);
        } else {
            distinct(call, hash, count, values);
        }
    }

    private static void repeated(Call call, HashValue hash, long count, boolean values) {
        RandomCount.claim(call, values ? 2 * Math.min(count, Integer.MAX_VALUE) : count);
        header(call, count, values);
        for (long i = 0; i < count; i++) {
            hash.random(call.services().random(), (field, value) -> write(call, field, value, values));
        }
    }

    private static void distinct(Call call, HashValue hash, long count, boolean values) {
        List<byte[][]> all = new ArrayList<>();
        hash.forEach((field, value) -> all.add(new byte[][] {field, value}));
        int wanted = (int) Math.min(count, all.size());
        RandomCount.choose(all, wanted, call.services().random());
        header(call, wanted, values);
        for (byte[][] pair : all.subList(0, wanted)) {
            write(call, pair[0], pair[1], values);
        }
    }

    private static void header(Call call, long count, boolean values) {
        boolean flat = values && call.reply().protocol() == Protocol.RESP2;
        call.reply().array(RandomCount.size(flat ? 2 * count : count));
    }

    private static void write(Call call, byte[] field, byte[] value, boolean values) {
        if (values && call.reply().protocol() == Protocol.RESP3) {
            call.reply().array(2);
        }
        call.reply().bulk(field);
        if (values) {
            call.reply().bulk(value);
        }
    }
}
