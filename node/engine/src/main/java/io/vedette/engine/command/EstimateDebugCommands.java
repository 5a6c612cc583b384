package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.hyperloglog.CorruptEstimate;
import io.vedette.engine.hyperloglog.HyperLogLog;
import io.vedette.engine.hyperloglog.Registers;
import io.vedette.engine.value.StringValue;
import io.vedette.resp.Request;
import java.util.random.RandomGenerator;

/** PFDEBUG and PFSELFTEST: the registers of an estimate as they are, and whether they do what they should. */
final class EstimateDebugCommands {
    private static final int TESTED = 10_000;

    /** Four times the standard error of as many registers. */
    private static final double MOST_WRONG = 4 * 1.04 / Math.sqrt(Registers.COUNT);

    private EstimateDebugCommands() {}

    static void bind(Bindings table) {
        table.bind("pfdebug", HyperLogLogCommands.checked(EstimateDebugCommands::debug))
                .bind("pfselftest", HyperLogLogCommands.checked(EstimateDebugCommands::selfTest));
    }

    private static void debug(Call call) throws CorruptEstimate {
        StringValue value = call.stringToWrite(2);
        if (value == null) {
            throw new CommandError("ERR The specified key does not exist");
        }
        HyperLogLog estimate = HyperLogLogCommands.checked(value);
        if (call.is(1, "getreg")) {
            registers(call, estimate);
        } else if (call.is(1, "decode")) {
            call.reply().bulk(estimate.runs().orElseThrow(() -> new CommandError("ERR HLL encoding is not sparse")));
        } else if (call.is(1, "encoding")) {
            call.reply().status(estimate.isSparse() ? "sparse" : "dense");
        } else if (call.is(1, "todense")) {
            call.reply().integer(makeDense(call, estimate) ? 1 : 0);
        } else {
            throw new CommandError(
                    "ERR Unknown PFDEBUG subcommand '" + call.request().text(1) + "'");
        }
    }

    private static void registers(Call call, HyperLogLog estimate) throws CorruptEstimate {
        makeDense(call, estimate);
        Registers registers = estimate.registers();
        call.reply().array(Registers.COUNT);
        for (int i = 0; i < Registers.COUNT; i++) {
            call.reply().integer(registers.get(i));
        }
    }

    private static boolean makeDense(Call call, HyperLogLog estimate) throws CorruptEstimate {
        if (!estimate.isSparse()) {
            return false;
        }
        estimate.makeDense();
        Request r = call.request();
        byte[] bytes = estimate.bytes();
        call.database()
                .strings()
                .writable(r.array(), r.offset(2), r.length(2), bytes.length)
                .replace(bytes);
        call.changed(2, EventClass.STRING, "pfadd");
        return true;
    }

    /** The same elements to a sparse and a dense one: they must agree, and be about right. */
    private static void selfTest(Call call) throws CorruptEstimate {
        RandomGenerator random = call.services().random();
        HyperLogLog sparse = HyperLogLog.empty();
        HyperLogLog dense = HyperLogLog.empty();
        dense.makeDense();
        byte[] element = new byte[Long.BYTES];
        for (int i = 0; i < TESTED; i++) {
            random.nextBytes(element);
            sparse.add(element, 0, element.length, Long.MAX_VALUE);
            dense.add(element, 0, element.length, 0);
        }
        long count = dense.registers().estimate();
        if (sparse.registers().estimate() != count || Math.abs(count - TESTED) > MOST_WRONG * TESTED) {
            throw new CommandError("TESTFAILED " + TESTED + " elements were counted as " + count + " and "
                    + sparse.registers().estimate());
        }
        call.reply().ok();
    }
}
