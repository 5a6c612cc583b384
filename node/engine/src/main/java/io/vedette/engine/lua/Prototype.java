package io.vedette.engine.lua;

import org.jspecify.annotations.Nullable;

/**
 * The code of a function, as the compiler made it. An instruction is four numbers: an operation of {@link Op} and its
 * operands; an operand that is negative where a register is expected is the constant {@code ~operand}.
 */
public final class Prototype {
    final String source;
    final int parameters;
    final boolean variadic;
    final int registers;
    final int[] code;
    final Object[] constants;
    final Prototype[] inner;
    final int[] upvalues;

    /** What two of the operands of each instruction are called in error messages, or null. */
    final @Nullable String[] names;

    private final int[] lines;

    /**
     * A function.
     *
     * @param lines for each instruction the line it comes from
     * @param names for each instruction what two of its operands are called in error messages, or null
     * @param upvalues for each outer variable the register of the enclosing function it lives in, or {@code ~index} of
     *     one of that function's own outer variables
     */
    public Prototype(
            String source,
            int parameters,
            boolean variadic,
            int registers,
            int[] code,
            int[] lines,
            @Nullable String[] names,
            Object[] constants,
            Prototype[] inner,
            int[] upvalues) {
        this.source = source;
        this.parameters = parameters;
        this.variadic = variadic;
        this.registers = registers;
        this.code = code;
        this.lines = lines;
        this.names = names;
        this.constants = constants;
        this.inner = inner;
        this.upvalues = upvalues;
    }

    int line(int pc) {
        int at = Math.max(0, pc) / Op.WIDTH;
        return at < lines.length ? lines[at] : lines[lines.length - 1];
    }
}
