package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.Op;
import io.vedette.engine.lua.Prototype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the code of one function: instructions, constants, who has which register. */
final class Emitter {
    private static final int MOST_REGISTERS = 250;

    private final String source;
    private int[] code = new int[16 * Op.WIDTH];
    private int[] lines = new int[16];
    private final List<@Nullable String> names = new ArrayList<>();
    private int size;
    private int line;
    private final List<Object> constants = new ArrayList<>();
    private final Map<Object, Integer> constantIndex = new HashMap<>();
    private final List<Prototype> inner = new ArrayList<>();

    /** Registers from here on are free. */
    private int free;

    private int registers = 2;

    /** Where the loops around end, the innermost last. */
    private final List<Label> loopEnds = new ArrayList<>();

    Emitter(String source) {
        this.source = source;
    }

    /** A place in the code that jumps lead to before or after it is known. */
    static final class Label {
        private int target = -1;
        private final List<Integer> jumps = new ArrayList<>();
    }

    String source() {
        return source;
    }

    void line(int number) {
        line = number;
    }

    int line() {
        return line;
    }

    int emit(int op, int a, int b, int c) {
        return emit(op, a, b, c, null, null);
    }

    /** Gives where the instruction begins. */
    int emit(int op, int a, int b, int c, @Nullable String first, @Nullable String second) {
        if (size == code.length) {
            code = Arrays.copyOf(code, 2 * size);
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        lines[size / Op.WIDTH] = line;
        code[size] = op;
        code[size + 1] = a;
        code[size + 2] = b;
        code[size + 3] = c;
        names.add(first);
        names.add(second);
        size += Op.WIDTH;
        return size - Op.WIDTH;
    }

    /** A jump whose target is this operand. */
    void jump(int op, int a, int b, int operand, Label to) {
        int at = emit(op, a, b, 0);
        code[at + operand] = to.target;
        if (to.target < 0) {
            to.jumps.add(at + operand);
        }
    }

    void jump(Label to) {
        jump(Op.JUMP, 0, 0, 1, to);
    }

    void place(Label label) {
        label.target = size;
        for (int operand : label.jumps) {
            code[operand] = size;
        }
    }

    Label enterLoop() {
        Label end = new Label();
        loopEnds.add(end);
        return end;
    }

    void leaveLoop() {
        place(loopEnds.remove(loopEnds.size() - 1));
    }

    Label loopEnd() {
        return loopEnds.get(loopEnds.size() - 1);
    }

    /** The constant as an operand. */
    int constant(Object value) {
        // 0 and -0 are equal and yet two constants.
        Object key = value instanceof Double number ? Double.doubleToRawLongBits(number) : value;
        int index = constantIndex.computeIfAbsent(key, absent -> {
            constants.add(value);
            return constants.size() - 1;
        });
        return ~index;
    }

    int inner(Prototype prototype) {
        inner.add(prototype);
        return inner.size() - 1;
    }

    /** The register that {@link #allocate} gives next. */
    int next() {
        return free;
    }

    int allocate() {
        return allocate(1);
    }

    /** The first of so many registers in a row. */
    int allocate(int count) {
        int first = free;
        free += count;
        reserve(0);
        return first;
    }

    /** Makes sure that so many registers follow, for the moment. */
    void reserve(int count) {
        registers = Math.max(registers, free + count);
        if (registers > MOST_REGISTERS) {
            throw new SyntaxError(source + ":" + line + ": function or expression too complex");
        }
    }

    void release(int to) {
        free = to;
    }

    /** Gives a variable the next register, whose value is already there. */
    void declare(Variable variable) {
        variable.register(allocate());
        if (variable.isCaptured()) {
            emit(Op.NEW_CELL, variable.register(), 0, 0);
        }
    }

    void statement(Statement statement) {
        line = statement.line;
        int before = free;
        statement.emit(this);
        if (!statement.declares()) {
            free = before;
        }
    }

    void block(List<Statement> statements) {
        int before = free;
        statements.forEach(this::statement);
        free = before;
    }

    Prototype finish(int parameters, boolean variadic, int[] upvalues) {
        return new Prototype(
                source,
                parameters,
                variadic,
                registers,
                Arrays.copyOf(code, size),
                Arrays.copyOf(lines, size / Op.WIDTH),
                names.toArray(new @Nullable String[0]),
                constants.toArray(),
                inner.toArray(new Prototype[0]),
                upvalues);
    }
}
