package io.vedette.engine.lua;

/** Whatever can be called without a metatable. */
public abstract class LuaFunction {
    private LuaTable environment;

    LuaFunction(LuaTable environment) {
        this.environment = environment;
    }

    /** Where its global names are looked up. */
    public final LuaTable environment() {
        return environment;
    }

    public final void environment(LuaTable other) {
        environment = other;
    }
}
