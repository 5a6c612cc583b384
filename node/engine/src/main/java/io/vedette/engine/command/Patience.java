package io.vedette.engine.command;

import io.vedette.engine.client.Waiter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How long a client is ready to wait.
 *
 * @param deadlineMs a point in time, or {@link Waiter#FOR_EVER}
 */
record Patience(long deadlineMs) {

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int SECOND_MS_DIGITS = 3;

    /** Seconds, with decimals perhaps; 0 is for ever. */
    static Patience parse(Call call, int i) {
        LongDouble seconds = LongDouble.parse(call.bytes(i))
                .orElseThrow(() -> new CommandError("ERR timeout is not a float or out of range"));
        if (seconds.isInfinite()) {
            throw negative();
        }
        BigDecimal ms = seconds.exact().movePointRight(SECOND_MS_DIGITS).setScale(0, RoundingMode.CEILING);
        if (ms.signum() < 0 || ms.compareTo(MOST) > 0) {
            throw negative();
        }
        if (ms.signum() == 0) {
            return new Patience(Waiter.FOR_EVER);
        }
        if (ms.longValueExact() > Long.MAX_VALUE - call.nowMs()) {
            throw outOfRange();
        }
        return new Patience(ms.longValueExact() + call.nowMs());
    }

    /** Whole milliseconds; 0 is for ever. */
    static Patience parseMs(Call call, int i) {
        long ms = call.integer(i, "ERR timeout is not an integer or out of range");
        if (ms < 0) {
            throw negative();
        }
        if (ms > Long.MAX_VALUE - call.nowMs()) {
            throw outOfRange();
        }
        return new Patience(ms == 0 ? Waiter.FOR_EVER : ms + call.nowMs());
    }

    /** Lets the client wait for one of the keys; within a transaction it gets the reply for nothing at once. */
    void wait(Call call, List<byte[]> keys, Waiter.Timeout timeout, Waiter.Service service) {
        wait(call, keys, false, timeout, service);
    }

    /** The same, for a client that may miss the keys. */
    void wait(Call call, List<byte[]> keys, boolean missesKeys, Waiter.Timeout timeout, Waiter.Service service) {
        if (call.mayWait()) {
            call.services()
                    .waitingRoom()
                    .park(new Waiter(call.session(), call.database(), keys, missesKeys, deadlineMs, service, timeout));
        } else {
            timeout.write(call.reply());
        }
    }

    private static CommandError outOfRange() {
        return new CommandError("ERR timeout is out of range");
    }

    /** Also what is said of a time that is too long: in C it overflows. */
    private static CommandError negative() {
        return new CommandError("ERR timeout is negative");
    }
}
