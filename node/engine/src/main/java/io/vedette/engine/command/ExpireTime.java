package io.vedette.engine.command;

import io.vedette.engine.keyspace.Database;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/** What SET and GETEX may say about when a key expires: nothing, a time, or that the time stays or goes. */
final class ExpireTime {

    private static final long SECOND_MS = 1000;

    /** How a time is given. */
    private enum Unit {
        EX(true, true),
        PX(false, true),
        EXAT(true, false),
        PXAT(false, false);

        private final boolean seconds;
        private final boolean relative;

        Unit(boolean seconds, boolean relative) {
            this.seconds = seconds;
            this.relative = relative;
        }
    }

    private @Nullable Unit unit;
    private int argument;
    private boolean keepTtl;
    private boolean persist;

    /** Seconds or milliseconds from now on, in that argument. */
    static ExpireTime in(boolean seconds, int argument) {
        ExpireTime time = new ExpireTime();
        time.unit = seconds ? Unit.EX : Unit.PX;
        time.argument = argument;
        return time;
    }

    /** Takes the option at {@code i} if it is one of these; how many arguments it takes, 0 if it is none. */
    int option(Request request, int i, boolean get) {
        boolean free = unit == null && !keepTtl && !persist;
        if (!get && request.is(i, "keepttl") && unit == null) {
            keepTtl = true;
            return 1;
        }
        if (get && request.is(i, "persist") && unit == null) {
            persist = true;
            return 1;
        }
        Unit named = unit(request, i);
        if (named == null || i + 1 >= request.argc() || !free) {
            return 0;
        }
        unit = named;
        argument = i + 1;
        return 2;
    }

    boolean isGiven() {
        return unit != null;
    }

    /** Whether it is given as a point in time. */
    boolean isAbsolute() {
        return unit != null && !unit.relative;
    }

    boolean keepsTtl() {
        return keepTtl;
    }

    boolean persists() {
        return persist;
    }

    /** Milliseconds since 1970, or {@link Database#NEVER}. */
    long atMs(Call call, String command) {
        Unit given = unit;
        if (given == null) {
            return Database.NEVER;
        }
        CommandError invalid = invalid(command);
        long value = call.integer(argument);
        if (value <= 0 || (given.seconds && value > Long.MAX_VALUE / SECOND_MS)) {
            throw invalid;
        }
        long ms = given.seconds ? value * SECOND_MS : value;
        if (given.relative && ms > Long.MAX_VALUE - call.nowMs()) {
            throw invalid;
        }
        return given.relative ? ms + call.nowMs() : ms;
    }

    static CommandError invalid(String command) {
        return new CommandError("ERR invalid expire time in '" + command + "' command");
    }

    private static @Nullable Unit unit(Request request, int i) {
        if (request.is(i, "ex")) {
            return Unit.EX;
        }
        if (request.is(i, "px")) {
            return Unit.PX;
        }
        if (request.is(i, "exat")) {
            return Unit.EXAT;
        }
        return request.is(i, "pxat") ? Unit.PXAT : null;
    }
}
