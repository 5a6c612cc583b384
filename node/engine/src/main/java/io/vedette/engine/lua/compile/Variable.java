package io.vedette.engine.lua.compile;

/** A local variable. The register is known once the block is compiled that declares it. */
final class Variable {
    private final String name;
    private boolean captured;
    private int register;

    Variable(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** An inner function uses it, so it lives in a cell. */
    void capture() {
        captured = true;
    }

    boolean isCaptured() {
        return captured;
    }

    int register() {
        return register;
    }

    void register(int number) {
        register = number;
    }
}
