package io.vedette.engine.script;

import io.vedette.engine.lua.Closure;

/** A script that was compiled. */
final class Script {
    private final String digest;
    private final Shebang shebang;
    private final Closure function;

    Script(String digest, Shebang shebang, Closure function) {
        this.digest = digest;
        this.shebang = shebang;
        this.function = function;
    }

    String digest() {
        return digest;
    }

    Shebang shebang() {
        return shebang;
    }

    Closure function() {
        return function;
    }
}
