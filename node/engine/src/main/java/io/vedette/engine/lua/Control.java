package io.vedette.engine.lua;

/** A library function that decides what runs next: pcall, coroutine.resume and their like. */
abstract class Control extends LuaFunction {
    private static final LuaTable NOWHERE = new LuaTable();

    Control() {
        super(NOWHERE);
    }

    /** Goes on; gives the frame to run next. Results are owed to {@code caller}, which awaits them already. */
    abstract Frame enter(Machine machine, Frame caller, Object[] arguments);
}
