package io.vedette.node.aof;

import java.io.IOException;

/** The data cannot be loaded; the message says the file, the place, what was found and what mends it. */
final class LoadProblem extends IOException {
    private static final long serialVersionUID = 1L;

    LoadProblem(String text) {
        super(text);
    }
}
