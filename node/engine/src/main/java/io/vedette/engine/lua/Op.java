package io.vedette.engine.lua;

/** What the machine can do in one step. A, b and c are the operands; R a register, K a constant, V either. */
public final class Op {
    /** Numbers of an instruction. */
    public static final int WIDTH = 4;

    /** As a count: all there are, the last of them held open by the step before. */
    public static final int OPEN = -1;

    public static final int MOVE = 0; // R[a] = V[b]
    public static final int NILS = 1; // R[a] .. R[b] = nil
    public static final int NEW_CELL = 2; // R[a] = a cell with R[a] in it
    public static final int GET_CELL = 3; // R[a] = what is in the cell R[b]
    public static final int SET_CELL = 4; // into the cell R[a] goes V[b]
    public static final int GET_OUTER = 5; // R[a] = outer variable b
    public static final int SET_OUTER = 6; // outer variable a = V[b]
    public static final int GET_GLOBAL = 7; // R[a] = global K[b]
    public static final int SET_GLOBAL = 8; // global K[a] = V[b]
    public static final int GET_INDEX = 9; // R[a] = V[b][V[c]]
    public static final int SET_INDEX = 10; // V[a][V[b]] = V[c]
    public static final int SELF = 11; // R[a+1] = R[b], R[a] = R[b][K[c]]
    public static final int NEW_TABLE = 12; // R[a] = {}, with room for b and c
    public static final int SET_LIST = 13; // R[a][b..] = R[a+1] .., c of them (or ~c and the open ones)
    public static final int ADD = 14; // R[a] = V[b] + V[c]
    public static final int SUB = 15;
    public static final int MUL = 16;
    public static final int DIV = 17;
    public static final int MOD = 18;
    public static final int POW = 19;
    public static final int NEGATE = 20; // R[a] = -V[b]
    public static final int NOT = 21;
    public static final int LENGTH = 22;
    public static final int CONCAT = 23; // R[a] = R[b] .. R[c]
    public static final int JUMP = 24; // to a
    public static final int IF = 25; // to b if V[a]
    public static final int UNLESS = 26;
    public static final int IF_EQ = 27; // to c if V[a] == V[b]
    public static final int UNLESS_EQ = 28;
    public static final int IF_LT = 29;
    public static final int UNLESS_LT = 30;
    public static final int IF_LE = 31;
    public static final int UNLESS_LE = 32;
    public static final int CALL = 33; // R[a](R[a+1] ..), b arguments (or ~b and the open ones), c results
    public static final int TAIL_CALL = 34; // return R[a](R[a+1] ..), b as above
    public static final int RETURN = 35; // R[a] .., b of them (or ~b and the open ones)
    public static final int VARARG = 36; // R[a] .. = ..., b of them
    public static final int FOR_PREPARE = 37; // checks R[a] to R[a+2], then to b
    public static final int FOR_LOOP = 38; // R[a] += R[a+2]; to b with R[a+3] = R[a] while within
    public static final int FOR_EACH = 39; // R[a+3] .. = R[a](R[a+1], R[a+2]), b of them; to c at the end
    public static final int CLOSURE = 40; // R[a] = function b
    public static final int CHECK_EACH = 41; // R[a+2] = R[a+3] while it is not nil, to c; else on
    public static final int ARG_TABLE = 42; // R[a] = the arguments that have no name, as a table

    private Op() {}
}
