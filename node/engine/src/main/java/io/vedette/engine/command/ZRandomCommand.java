package io.vedette.engine.command;

import io.vedette.engine.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;

/** ZRANDMEMBER. */
final class ZRandomCommand {

    private static final class Scored {
        private final byte[] member;
        private final double score;

        Scored(byte[] member, double score) {
            this.member = member;
            this.score = score;
        }
    }

    private ZRandomCommand() {}

    static void bind(Bindings table) {
        table.bind("zrandmember", ZRandomCommand::run);
    }

    private static void run(Call call) {
        if (call.argc() == 2) {
            ZSetValue zset = call.zset(1);
            if (zset == null) {
                call.reply().nil();
            } else {
                zset.random(call.services().random(), new ScoredReply(call.reply(), false));
            }
            return;
        }
        long count = RandomCount.parse(call, 2);
        boolean scores = call.argc() >= 4;
        if (call.argc() > 4 || (scores && !call.is(3, "withscores"))) {
            throw CommandError.syntax();
        }
        if (scores && (count < -Long.MAX_VALUE / 2 || count > Long.MAX_VALUE / 2)) {
            throw new CommandError("ERR value is out of range");
        }
        ZSetValue zset = call.zset(1);
        ScoredReply reply = new ScoredReply(call.reply(), scores);
        if (zset == null || count == 0) {
            call.reply().array(0);
        } else if (count < 0) {
            RandomCount.claim(call, -count);
            reply.begin(-count);
            for (long i = 0; i < -count; i++) {
                zset.random(call.services().random(), reply);
            }
        } else {
            distinct(call, zset, count, reply);
        }
    }

    private static void distinct(Call call, ZSetValue zset, long count, ScoredReply reply) {
        List<Scored> all = new ArrayList<>();
        zset.forEach((member, score) -> all.add(new Scored(member, score)));
        int wanted = (int) Math.min(count, all.size());
        RandomCount.choose(all, wanted, call.services().random());
        reply.begin(wanted);
        all.subList(0, wanted).forEach(chosen -> reply.member(chosen.member, chosen.score));
    }
}
