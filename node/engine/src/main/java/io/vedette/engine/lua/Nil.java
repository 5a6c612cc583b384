package io.vedette.engine.lua;

/** The value of what is not there; its own object, so that no register is ever null. */
public enum Nil {
    NIL;

    @Override
    public String toString() {
        return "nil";
    }
}
