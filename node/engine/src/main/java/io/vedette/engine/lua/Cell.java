package io.vedette.engine.lua;

/** A local variable that an inner function uses, so that both see one value. */
final class Cell {
    Object value;

    Cell(Object value) {
        this.value = value;
    }
}
