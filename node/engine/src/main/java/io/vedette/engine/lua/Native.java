package io.vedette.engine.lua;

/** A function that is not written in Lua. */
public final class Native extends LuaFunction {
    private static final LuaTable NOWHERE = new LuaTable();

    private final String name;
    private final Body body;

    public Native(String name, Body body) {
        super(NOWHERE);
        this.name = name;
        this.body = body;
    }

    /** What it does. */
    @FunctionalInterface
    public interface Body {
        Object[] call(Arguments arguments);
    }

    Body body() {
        return body;
    }

    @Override
    public String toString() {
        return name;
    }
}
