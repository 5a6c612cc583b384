package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.Frame.Active;
import java.util.Arrays;

/**
 * The loop over instructions. It keeps what it needs of a frame in local variables and picks them up again whenever
 * another frame becomes the current one. What is common and simple (numbers, tables without metatable) is done in
 * place, everything else in {@link Semantics} and {@link Linkage}: so the method stays small enough for the compiler of
 * the JVM.
 */
final class Interpreter {
    private final Machine machine;
    private final Semantics semantics;
    private final Concatenation concatenation;
    private final Linkage linkage;

    Interpreter(Machine machine, Semantics semantics) {
        this.machine = machine;
        this.semantics = semantics;
        this.concatenation = new Concatenation(machine, semantics);
        this.linkage = new Linkage(machine);
    }

    /** Runs from the current frame until its base got its results, or the machine has to stop. */
    void run() {
        while (machine.here() instanceof Active frame) {
            if (run(frame)) {
                return;
            }
        }
    }

    /** Runs one frame until another one takes over, or (then true) until the machine has to stop. */
    private boolean run(Active frame) {
        int[] code = frame.code.code;
        Object[] k = frame.code.constants;
        Object[] r = frame.registers;
        int pc = frame.pc + Op.WIDTH;
        while (true) {
            frame.pc = pc;
            int a = code[pc + 1];
            int b = code[pc + 2];
            int c = code[pc + 3];
            int op = code[pc];
            pc += Op.WIDTH;
            switch (op) {
                case Op.MOVE -> r[a] = b >= 0 ? r[b] : k[~b];
                case Op.NILS -> Arrays.fill(r, a, b + 1, NIL);
                case Op.NEW_CELL -> {
                    machine.claim(Machine.VALUE_BYTES);
                    r[a] = new Cell(r[a]);
                }
                case Op.GET_CELL -> r[a] = ((Cell) r[b]).value;
                case Op.SET_CELL -> ((Cell) r[a]).value = b >= 0 ? r[b] : k[~b];
                case Op.GET_OUTER -> r[a] = frame.function.cells[b].value;
                case Op.SET_OUTER -> frame.function.cells[a].value = b >= 0 ? r[b] : k[~b];
                case Op.GET_GLOBAL -> r[a] = semantics.index(frame.function.environment(), k[~b], 0);
                case Op.SET_GLOBAL -> semantics.setIndex(frame.function.environment(), k[~a], b >= 0 ? r[b] : k[~b], 0);
                case Op.GET_INDEX -> r[a] = get(b >= 0 ? r[b] : k[~b], c >= 0 ? r[c] : k[~c]);
                case Op.SET_INDEX -> {
                    machine.claim(Machine.VALUE_BYTES);
                    semantics.setIndex(a >= 0 ? r[a] : k[~a], b >= 0 ? r[b] : k[~b], c >= 0 ? r[c] : k[~c], 0);
                }
                case Op.SELF -> {
                    Object self = b >= 0 ? r[b] : k[~b];
                    r[a + 1] = self;
                    r[a] = get(self, k[~c]);
                }
                case Op.NEW_TABLE -> {
                    machine.claim((3L + b + c) * Machine.VALUE_BYTES);
                    r[a] = new LuaTable(b, c);
                }
                case Op.SET_LIST -> {
                    machine.claim((c >= 0 ? c : (long) frame.open.length) * Machine.VALUE_BYTES);
                    setList(frame, a, b, c);
                }
                case Op.ADD, Op.SUB, Op.MUL, Op.DIV, Op.MOD, Op.POW -> {
                    Object left = b >= 0 ? r[b] : k[~b];
                    Object right = c >= 0 ? r[c] : k[~c];
                    if (left instanceof Double x && right instanceof Double y) {
                        r[a] = Semantics.compute(op, x, y);
                    } else {
                        r[a] = semantics.arithmetic(op, left, right);
                    }
                }
                case Op.NEGATE -> r[a] = semantics.negate(b >= 0 ? r[b] : k[~b]);
                case Op.NOT -> r[a] = !Semantics.truth(b >= 0 ? r[b] : k[~b]);
                case Op.LENGTH -> r[a] = semantics.length(b >= 0 ? r[b] : k[~b]);
                case Op.CONCAT -> r[a] = concatenation.join(r, b, c);
                case Op.JUMP -> {
                    if (a < pc && machine.step()) {
                        frame.pc = a - Op.WIDTH;
                        return true;
                    }
                    pc = a;
                }
                case Op.IF, Op.UNLESS -> {
                    if (Semantics.truth(a >= 0 ? r[a] : k[~a]) == (op == Op.IF)) {
                        if (b < pc && machine.step()) {
                            frame.pc = b - Op.WIDTH;
                            return true;
                        }
                        pc = b;
                    }
                }
                case Op.IF_EQ, Op.UNLESS_EQ, Op.IF_LT, Op.UNLESS_LT, Op.IF_LE, Op.UNLESS_LE -> {
                    if (holds(op, a >= 0 ? r[a] : k[~a], b >= 0 ? r[b] : k[~b])) {
                        if (c < pc && machine.step()) {
                            frame.pc = c - Op.WIDTH;
                            return true;
                        }
                        pc = c;
                    }
                }
                case Op.CALL -> {
                    frame.await(a, c);
                    Object function = r[a];
                    boolean stop = machine.step();
                    if (function instanceof Native library) {
                        frame.deliver(machine, machine.invoke(library, Linkage.values(frame, a + 1, b)));
                        if (stop) {
                            return true;
                        }
                    } else {
                        machine.current(linkage.called(frame, function, a, b));
                        return stop;
                    }
                }
                case Op.TAIL_CALL -> {
                    boolean stop = machine.step();
                    machine.current(linkage.tailCalled(frame, r[a], a, b));
                    return stop;
                }
                case Op.RETURN -> {
                    machine.current(linkage.returned(frame, a, b));
                    return false;
                }
                case Op.VARARG -> Linkage.varargs(frame, a, b);
                case Op.FOR_PREPARE -> {
                    prepareLoop(r, a);
                    pc = b;
                }
                case Op.FOR_LOOP -> {
                    double step = (Double) r[a + 2];
                    double next = (Double) r[a] + step;
                    double limit = (Double) r[a + 1];
                    if (step > 0 ? next <= limit : limit <= next) {
                        r[a] = next;
                        r[a + 3] = r[a];
                        if (machine.step()) {
                            frame.pc = b - Op.WIDTH;
                            return true;
                        }
                        pc = b;
                    }
                }
                case Op.FOR_EACH -> {
                    frame.await(a + 3, b);
                    Object[] state = {r[a + 1], r[a + 2]};
                    Object function = r[a];
                    if (function instanceof Native library) {
                        frame.deliver(machine, machine.invoke(library, state));
                    } else {
                        machine.current(machine.enter(frame, function, state, 0));
                        return false;
                    }
                }
                case Op.CHECK_EACH -> {
                    Object value = r[a + 3];
                    if (value != NIL) {
                        r[a + 2] = value;
                        if (machine.step()) {
                            frame.pc = c - Op.WIDTH;
                            return true;
                        }
                        pc = c;
                    }
                }
                case Op.CLOSURE -> {
                    machine.claim(2L * Machine.VALUE_BYTES);
                    r[a] = closure(frame, frame.code.inner[b]);
                }
                case Op.ARG_TABLE -> {
                    machine.claim((3L + frame.extra.length) * Machine.VALUE_BYTES);
                    r[a] = Linkage.argTable(frame);
                }
                default -> throw new IllegalStateException("no such operation: " + op);
            }
        }
    }

    private Object get(Object from, Object key) {
        if (from instanceof LuaTable table) {
            Object value = table.get(key);
            if (value != NIL || table.metatable() == null) {
                return value;
            }
        }
        return semantics.index(from, key, 0);
    }

    private boolean holds(int op, Object left, Object right) {
        return switch (op) {
            case Op.IF_EQ -> semantics.equal(left, right);
            case Op.UNLESS_EQ -> !semantics.equal(left, right);
            case Op.IF_LT -> semantics.less(left, right);
            case Op.UNLESS_LT -> !semantics.less(left, right);
            case Op.IF_LE -> semantics.lessOrEqual(left, right);
            default -> !semantics.lessOrEqual(left, right);
        };
    }

    private static void setList(Active frame, int a, int first, int count) {
        LuaTable table = (LuaTable) frame.registers[a];
        Object[] values = Linkage.values(frame, a + 1, count);
        table.reserve(first - 1 + values.length);
        for (int i = 0; i < values.length; i++) {
            table.set(first + i, values[i]);
        }
    }

    private void prepareLoop(Object[] r, int a) {
        r[a] = loopNumber(r[a], "initial value");
        r[a + 1] = loopNumber(r[a + 1], "limit");
        Double step = loopNumber(r[a + 2], "step");
        r[a + 2] = step;
        r[a] = (Double) r[a] - step;
    }

    private Double loopNumber(Object value, String what) {
        Double number = Numerals.number(value);
        if (number == null) {
            throw machine.error("'for' " + what + " must be a number");
        }
        return number;
    }

    private static Closure closure(Active frame, Prototype code) {
        int[] upvalues = code.upvalues;
        Cell[] cells = new Cell[upvalues.length];
        for (int i = 0; i < cells.length; i++) {
            int from = upvalues[i];
            cells[i] = from >= 0 ? (Cell) frame.registers[from] : frame.function.cells[~from];
        }
        return new Closure(code, cells, frame.function.environment());
    }
}
