package io.vedette.engine.lua.compile;

/** Something to do. */
abstract class Statement {
    final int line;

    Statement(int line) {
        this.line = line;
    }

    abstract void emit(Emitter e);

    /** Whether it takes registers that stay taken until the block ends. */
    boolean declares() {
        return false;
    }
}
