package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.Frame.Active;
import java.util.Arrays;

/**
 * How arguments and results pass between the registers of two functions. An instruction says how many there are; where
 * the last of them is a call, or {@code ...}, only the values themselves say it, which the frame keeps open until the
 * next instruction takes them. What is common (a function of a script that is given so many arguments, and gives one
 * result) passes from one frame into the other without an array between them.
 */
final class Linkage {
    private final Machine machine;

    Linkage(Machine machine) {
        this.machine = machine;
    }

    /** Enters what is called; gives the frame to run next. */
    Frame called(Active frame, Object function, int a, int b) {
        if (function instanceof Closure closure && b >= 0) {
            return new Active(frame, closure, frame.registers, a + 1, b, 0);
        }
        return machine.enter(frame, function, values(frame, a + 1, b), 0);
    }

    /** Enters what is called instead of the caller, whose own caller gets the results. */
    Frame tailCalled(Active frame, Object function, int a, int b) {
        Object[] arguments = values(frame, a + 1, b);
        if (function instanceof Closure closure) {
            return new Active(frame.owed(), closure, arguments, 0, arguments.length, frame.tailCalls() + 1);
        }
        // A TAIL_CALL is followed by a RETURN of whatever it left open.
        frame.await(0, Op.OPEN);
        return machine.enter(frame, function, arguments, 0);
    }

    /** Gives the caller what it waits for. */
    Frame returned(Active frame, int a, int b) {
        Frame caller = frame.owed();
        if (b == 1 && caller instanceof Active waiting && waiting.resultsWanted == 1) {
            waiting.registers[waiting.resultsAt] = a >= 0 ? frame.registers[a] : frame.code.constants[~a];
            return waiting;
        }
        Object[] results;
        if (b == 1 && a < 0) {
            results = new Object[] {frame.code.constants[~a]};
        } else {
            results = values(frame, a, b);
        }
        return caller.deliver(machine, results);
    }

    /** So many values from that register on; a negative count has the open ones behind it. */
    static Object[] values(Active frame, int from, int count) {
        if (count >= 0) {
            return count == 0 ? Values.NONE : Arrays.copyOfRange(frame.registers, from, from + count);
        }
        int fixed = ~count;
        Object[] open = frame.open;
        frame.open = Values.NONE;
        if (fixed == 0) {
            return open;
        }
        Object[] all = Arrays.copyOfRange(frame.registers, from, from + fixed + open.length);
        System.arraycopy(open, 0, all, fixed, open.length);
        return all;
    }

    /** What {@code ...} stands for: as much as is wanted, or all of it. */
    static void varargs(Active frame, int a, int b) {
        if (b == Op.OPEN) {
            frame.open = frame.extra;
            return;
        }
        for (int i = 0; i < b; i++) {
            frame.registers[a + i] = i < frame.extra.length ? frame.extra[i] : NIL;
        }
    }

    /** The same in the table {@code arg} of old. */
    static LuaTable argTable(Active frame) {
        LuaTable table = new LuaTable(frame.extra.length, 1);
        for (int i = 0; i < frame.extra.length; i++) {
            table.set(i + 1, frame.extra[i]);
        }
        table.set("n", (double) frame.extra.length);
        return table;
    }
}
