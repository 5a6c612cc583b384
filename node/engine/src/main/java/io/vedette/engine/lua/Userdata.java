package io.vedette.engine.lua;

import org.jspecify.annotations.Nullable;

/** A value whose inside is no business of a script. */
public final class Userdata {
    /** cjson's null: the pointer that points nowhere. */
    public static final Userdata NULL = new Userdata("userdata: 0", null);

    private final String text;
    private final @Nullable LuaTable metatable;

    public Userdata(String text, @Nullable LuaTable metatable) {
        this.text = text;
        this.metatable = metatable;
    }

    @Nullable
    LuaTable metatable() {
        return metatable;
    }

    @Override
    public String toString() {
        return text;
    }
}
