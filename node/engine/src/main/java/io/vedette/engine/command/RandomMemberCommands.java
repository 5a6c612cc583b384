package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.SetValue;
import java.util.ArrayList;
import java.util.List;

/** Members of a set that chance chooses: SPOP takes them away, SRANDMEMBER does not. */
final class RandomMemberCommands {

    private RandomMemberCommands() {}

    static void bind(Bindings table) {
        table.bind("spop", RandomMemberCommands::spop).bind("srandmember", RandomMemberCommands::srandmember);
    }

    private static void spop(Call call) {
        if (call.argc() > 3) {
            throw CommandError.syntax();
        }
        if (call.argc() == 3) {
            popMany(call, Arguments.notNegative(call, 2));
            return;
        }
        SetValue set = call.setToWrite(1);
        if (set == null) {
            call.reply().nil();
            return;
        }
        byte[] member = set.random(call.services().random());
        set.remove(member);
        call.changed(1, EventClass.SET, "spop");
        call.effect(Words.SREM, call.bytes(1), member);
        call.dropIfEmpty(1, set);
        call.reply().bulk(member);
    }

    private static void popMany(Call call, long count) {
        SetValue set = call.setToWrite(1);
        if (set == null || count == 0) {
            call.reply().set(0);
            return;
        }
        call.changed(1, EventClass.SET, "spop");
        if (count >= set.size()) {
            call.reply().set(set.size());
            set.writeAll(call.reply());
            call.remove(1);
            call.effect(Words.DEL, call.bytes(1));
            call.happened(1, EventClass.GENERIC, "del");
            return;
        }
        List<byte[]> effect = new ArrayList<>(List.of(Words.SREM, call.bytes(1)));
        call.reply().set((int) count);
        for (long i = 0; i < count; i++) {
            byte[] member = set.random(call.services().random());
            set.remove(member);
            effect.add(member);
            call.reply().bulk(member);
        }
        call.effect(effect.toArray(new byte[0][]));
    }

    private static void srandmember(Call call) {
        if (call.argc() > 3) {
            throw CommandError.syntax();
        }
        if (call.argc() == 2) {
            SetValue set = call.set(1);
            if (set == null) {
                call.reply().nil();
            } else {
                call.reply().bulk(set.random(call.services().random()));
            }
            return;
        }
        long count = RandomCount.parse(call, 2);
        SetValue set = call.set(1);
        if (set == null || count == 0) {
            call.reply().array(0);
        } else if (count < 0) {
            RandomCount.claim(call, -count);
            call.reply().array(RandomCount.size(-count));
            for (long i = 0; i < -count; i++) {
                call.reply().bulk(set.random(call.services().random()));
            }
        } else {
            distinct(call, set, count);
        }
    }

    private static void distinct(Call call, SetValue set, long count) {
        List<byte[]> all = new ArrayList<>();
        set.forEach(all::add);
        int wanted = (int) Math.min(count, all.size());
        RandomCount.choose(all, wanted, call.services().random());
        call.reply().array(wanted);
        all.subList(0, wanted).forEach(call.reply()::bulk);
    }
}
