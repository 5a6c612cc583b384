package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.hyperloglog.CorruptEstimate;
import io.vedette.engine.hyperloglog.HyperLogLog;
import io.vedette.engine.hyperloglog.Registers;
import io.vedette.engine.value.EditedString;
import io.vedette.engine.value.StringValue;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/** PFADD, PFCOUNT and PFMERGE: how many different elements there were, in little memory. */
final class HyperLogLogCommands {

    /** What may fail because the bytes of an estimate were tampered with. */
    interface Work {
        void run(Call call) throws CorruptEstimate;
    }

    private HyperLogLogCommands() {}

    static void bind(Bindings table) {
        table.bind("pfadd", checked(HyperLogLogCommands::add))
                .bind("pfcount", checked(HyperLogLogCommands::count))
                .bind("pfmerge", checked(HyperLogLogCommands::merge));
    }

    static Handler checked(Work work) {
        return call -> {
            try {
                work.run(call);
            } catch (CorruptEstimate corrupt) {
                throw new CommandError("INVALIDOBJ Corrupted HLL object detected");
            }
        };
    }

    private static void add(Call call) throws CorruptEstimate {
        HyperLogLog known = estimate(call.stringToWrite(1));
        HyperLogLog estimate = known == null ? HyperLogLog.empty() : known;
        Request r = call.request();
        boolean changed = known == null;
        for (int i = 2; i < call.argc(); i++) {
            changed |= estimate.add(r.array(), r.offset(i), r.length(i), sparseMaxBytes(call));
        }
        if (changed) {
            estimate.forgetCount();
            store(call, estimate);
            call.changed(1, EventClass.STRING, "pfadd");
        }
        call.reply().integer(changed ? 1 : 0);
    }

    private static void count(Call call) throws CorruptEstimate {
        if (call.argc() > 2) {
            Registers all = new Registers();
            for (int i = 1; i < call.argc(); i++) {
                HyperLogLog one = estimate(call.string(i));
                if (one != null) {
                    all.merge(one.registers());
                }
            }
            call.reply().integer(all.estimate());
            return;
        }
        HyperLogLog estimate = estimate(call.string(1));
        if (estimate == null) {
            call.reply().integer(0);
            return;
        }
        boolean known = estimate.isCounted();
        call.reply().integer(estimate.count());
        if (!known) {
            store(call, estimate);
            call.database().modified(call.bytes(1));
            call.changed();
        }
    }

    private static void merge(Call call) throws CorruptEstimate {
        Registers all = new Registers();
        boolean dense = false;
        for (int i = 1; i < call.argc(); i++) {
            HyperLogLog one = estimate(call.string(i));
            if (one != null) {
                dense |= !one.isSparse();
                all.merge(one.registers());
            }
        }
        HyperLogLog known = estimate(call.stringToWrite(1));
        HyperLogLog target = known == null ? HyperLogLog.empty() : known;
        if (dense) {
            target.makeDense();
        }
        target.add(all, sparseMaxBytes(call));
        target.forgetCount();
        store(call, target);
        call.changed(1, EventClass.STRING, "pfadd");
        call.reply().ok();
    }

    private static @Nullable HyperLogLog estimate(@Nullable StringValue value) {
        if (value == null) {
            return null;
        }
        return checked(value);
    }

    static HyperLogLog checked(StringValue value) {
        return HyperLogLog.of(value.bytes())
                .orElseThrow(() -> new CommandError("WRONGTYPE Key is not a valid HyperLogLog string value."));
    }

    /** The key goes on expiring when it did. */
    private static void store(Call call, HyperLogLog estimate) {
        Request r = call.request();
        if (call.database().read(r.array(), r.offset(1), r.length(1)) == null) {
            call.database().put(call.bytes(1), EditedString.of(estimate.bytes()));
        } else {
            byte[] bytes = estimate.bytes();
            call.database()
                    .strings()
                    .writable(r.array(), r.offset(1), r.length(1), bytes.length)
                    .replace(bytes);
        }
    }

    private static long sparseMaxBytes(Call call) {
        return call.limits().hllSparseMaxBytes();
    }
}
