package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.Op;
import org.jspecify.annotations.Nullable;

/** Something that has a value; it knows how to write the code that finds it. */
abstract class Expression {
    final int line;

    Expression(int line) {
        this.line = line;
    }

    /** Puts the value into a register, which is written to last, when everything else was read. */
    abstract void into(Emitter e, int target);

    /** An operand with the value: a register, perhaps a new one, or a constant. */
    int operand(Emitter e) {
        int register = e.allocate();
        into(e, register);
        return register;
    }

    /** Goes to the label if the value is as true as said, and on otherwise. */
    void branch(Emitter e, boolean when, Emitter.Label to) {
        int before = e.next();
        int operand = operand(e);
        e.release(before);
        e.line(line);
        e.jump(when ? Op.IF : Op.UNLESS, operand, 0, 2, to);
    }

    /** Whether {@link #into} writes to its target before it has read everything. */
    boolean writesEarly() {
        return false;
    }

    /** Whether it may have any number of values. */
    boolean isMany() {
        return false;
    }

    /** Leaves all values open. */
    void open(Emitter e) {
        throw new IllegalStateException("one value only");
    }

    /** Puts so many values into a row of registers. */
    void many(Emitter e, int target, int count) {
        throw new IllegalStateException("one value only");
    }

    /** How error messages name the value, or null. */
    @Nullable
    String name() {
        return null;
    }
}
