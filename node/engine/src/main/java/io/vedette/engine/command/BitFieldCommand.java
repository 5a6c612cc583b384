package io.vedette.engine.command;

import io.vedette.engine.command.FieldType.Overflow;
import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.EditedString;
import io.vedette.engine.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** BITFIELD: a string as an array of numbers of any width, several of them read and changed at once. */
final class BitFieldCommand {

    private enum Kind {
        GET,
        SET,
        INCRBY
    }

    private record Step(Kind kind, FieldType type, long offset, long operand, Overflow overflow) {

        long lastBit() {
            return offset + type.bits() - 1;
        }
    }

    private BitFieldCommand() {}

    static void bind(Bindings table) {
        table.bind("bitfield", call -> run(call, steps(call)), KeyFinders::bitfield)
                .bind("bitfield_ro", BitFieldCommand::readOnly);
    }

    private static void readOnly(Call call) {
        List<Step> steps = steps(call);
        if (steps.stream().anyMatch(step -> step.kind() != Kind.GET)) {
            throw new CommandError("ERR BITFIELD_RO only supports the GET subcommand");
        }
        run(call, steps);
    }

    private static List<Step> steps(Call call) {
        List<Step> steps = new ArrayList<>();
        Overflow overflow = Overflow.WRAP;
        int i = 2;
        while (i < call.argc()) {
            int more = call.argc() - i - 1;
            if (call.is(i, "overflow") && more >= 1) {
                overflow = overflow(call, i + 1);
                i += 2;
            } else if (call.is(i, "get") && more >= 2) {
                steps.add(step(call, i, Kind.GET, overflow));
                i += 3;
            } else if (call.is(i, "set") && more >= 3) {
                steps.add(step(call, i, Kind.SET, overflow));
                i += 4;
            } else if (call.is(i, "incrby") && more >= 3) {
                steps.add(step(call, i, Kind.INCRBY, overflow));
                i += 4;
            } else {
                throw CommandError.syntax();
            }
        }
        return steps;
    }

    private static Overflow overflow(Call call, int i) {
        if (call.is(i, "wrap")) {
            return Overflow.WRAP;
        }
        if (call.is(i, "sat")) {
            return Overflow.SATURATE;
        }
        if (call.is(i, "fail")) {
            return Overflow.FAIL;
        }
        throw new CommandError("ERR Invalid OVERFLOW type specified");
    }

    private static Step step(Call call, int i, Kind kind, Overflow overflow) {
        FieldType type = FieldType.parse(call.bytes(i + 1));
        long offset = BitCommands.offset(call, i + 2, type.bits());
        return new Step(kind, type, offset, kind == Kind.GET ? 0 : call.integer(i + 3), overflow);
    }

    private static void run(Call call, List<Step> steps) {
        boolean writes = steps.stream().anyMatch(step -> step.kind() != Kind.GET);
        if (!writes) {
            Bits bits = BitCommands.bits(call.string(1));
            call.reply().array(steps.size());
            steps.forEach(step -> call.reply().integer(step.type().read(bits, step.offset())));
            return;
        }
        int before = length(call.string(1));
        EditedString value = grown(call, steps);
        boolean changed = false;
        call.reply().array(steps.size());
        boolean grew = value.length() > before;
        for (Step step : steps) {
            changed |= run(call, step, value, grew);
        }
        if (changed) {
            call.changed(1, EventClass.STRING, "setbit");
        } else if (grew) {
            // Room was made for what did not fit then: no event, but replicas must have the same string.
            call.database().modified(call.bytes(1));
            call.changed();
        }
    }

    private static int length(@Nullable StringValue value) {
        return value == null ? 0 : value.length();
    }

    private static EditedString grown(Call call, List<Step> steps) {
        long last = steps.stream()
                .filter(step -> step.kind() != Kind.GET)
                .mapToLong(Step::lastBit)
                .max()
                .orElseThrow();
        return BitCommands.grown(call, last);
    }

    /** Whether it wrote, and that made a difference. */
    private static boolean run(Call call, Step step, EditedString string, boolean grew) {
        FieldType type = step.type();
        long before = type.read(new Bits(string), step.offset());
        if (step.kind() == Kind.GET) {
            call.reply().integer(before);
            return false;
        }
        long base = step.kind() == Kind.SET ? step.operand() : before;
        long increment = step.kind() == Kind.SET ? 0 : step.operand();
        if (step.overflow() == Overflow.FAIL && type.overflows(base, increment)) {
            call.reply().nil();
            return false;
        }
        long after = type.fitted(base, increment, step.overflow());
        call.reply().integer(step.kind() == Kind.SET ? before : after);
        Bits.write(string, step.offset(), type.bits(), after);
        return grew || after != before;
    }
}
