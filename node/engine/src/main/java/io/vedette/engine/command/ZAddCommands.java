package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.Request;

/** ZADD with its conditions, and ZINCRBY, which is ZADD with INCR. */
final class ZAddCommands implements ZSetValue.Rescoring {

    private boolean nx;
    private boolean xx;
    private boolean gt;
    private boolean lt;
    private boolean ch;
    private boolean incr;
    private int added;
    private int updated;

    /** The score that the command has for the member at hand. */
    private double given;

    private boolean undefined;

    /** The score of the last member that was set, or {@link ZSetValue#NO_SCORE}. */
    private double last = ZSetValue.NO_SCORE;

    private ZAddCommands() {}

    static void bind(Bindings table) {
        table.bind("zadd", call -> {
            ZAddCommands command = new ZAddCommands();
            command.run(call, command.options(call));
        });
        table.bind("zincrby", call -> {
            ZAddCommands command = new ZAddCommands();
            command.incr = true;
            command.run(call, 2);
        });
    }

    private int options(Call call) {
        int i = 2;
        while (i < call.argc() && option(call, i)) {
            i++;
        }
        return i;
    }

    private boolean option(Call call, int i) {
        if (call.is(i, "nx")) {
            nx = true;
        } else if (call.is(i, "xx")) {
            xx = true;
        } else if (call.is(i, "gt")) {
            gt = true;
        } else if (call.is(i, "lt")) {
            lt = true;
        } else if (call.is(i, "ch")) {
            ch = true;
        } else if (call.is(i, "incr")) {
            incr = true;
        } else {
            return false;
        }
        return true;
    }

    /** Members whose scores were read already: each is the last of {@code stride} arguments from {@code first} on. */
    static void addPlaces(Call call, int first, int stride, double[] scores) {
        ZAddCommands command = new ZAddCommands();
        command.options(call);
        if (scores.length == 0) {
            throw CommandError.syntax();
        }
        command.requireCompatible(scores.length);
        command.run(call, first, stride, scores);
    }

    private void run(Call call, int first) {
        int rest = call.argc() - first;
        if (rest == 0 || rest % 2 == 1) {
            throw CommandError.syntax();
        }
        requireCompatible(rest / 2);
        double[] scores = new double[rest / 2];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = call.real(first + 2 * i);
        }
        run(call, first, 2, scores);
    }

    private void run(Call call, int first, int stride, double[] scores) {
        ZSetValue old = call.zsetToWrite(1);
        if (old == null && xx) {
            reply(call);
            return;
        }
        ZSetValue zset = old == null ? call.services().newZSet() : old;
        Request r = call.request();
        for (int i = 0; i < scores.length && !undefined; i++) {
            int member = first + stride * (i + 1) - 1;
            given = scores[i];
            zset.rescore(r.array(), r.offset(member), r.length(member), this, call.limits());
        }
        if (old == null && !zset.isEmpty()) {
            call.database().put(call.bytes(1), zset);
        }
        if (added + updated > 0) {
            call.changed(1, EventClass.ZSET, incr ? "zincr" : "zadd");
        }
        if (undefined) {
            throw new CommandError("ERR resulting score is not a number (NaN)");
        }
        reply(call);
    }

    private void requireCompatible(int members) {
        if (nx && xx) {
            throw new CommandError("ERR XX and NX options at the same time are not compatible");
        }
        if ((gt && nx) || (lt && nx) || (gt && lt)) {
            throw new CommandError("ERR GT, LT, and/or NX options at the same time are not compatible");
        }
        if (incr && members > 1) {
            throw new CommandError("ERR INCR option supports a single increment-element pair");
        }
    }

    @Override
    public double of(double old) {
        boolean there = !Double.isNaN(old);
        if (there ? nx : xx) {
            return old;
        }
        double score = there && incr ? old + given : given;
        if (Double.isNaN(score)) {
            undefined = true;
            return old;
        }
        if (there && ((lt && score >= old) || (gt && score <= old))) {
            return old;
        }
        last = score;
        if (!there) {
            added++;
        } else if (score != old) {
            updated++;
        }
        return score;
    }

    private void reply(Call call) {
        if (!incr) {
            call.reply().integer(ch ? added + updated : added);
        } else if (Double.isNaN(last)) {
            call.reply().nil();
        } else {
            call.reply().dbl(last);
        }
    }
}
