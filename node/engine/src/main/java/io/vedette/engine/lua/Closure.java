package io.vedette.engine.lua;

/** A function of a script: its code and the outer variables it uses. */
public final class Closure extends LuaFunction {
    final Prototype code;
    final Cell[] cells;

    Closure(Prototype code, Cell[] cells, LuaTable environment) {
        super(environment);
        this.code = code;
        this.cells = cells;
    }

    /** The main function of a chunk. */
    public Closure(Prototype chunk, LuaTable environment) {
        this(chunk, new Cell[0], environment);
    }
}
