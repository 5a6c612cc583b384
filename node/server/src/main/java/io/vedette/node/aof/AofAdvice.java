package io.vedette.node.aof;

import java.nio.file.Path;

/** What to do about files that cannot be loaded. */
final class AofAdvice {
    static final String OTHER_VERSION = "it may have been written by a later version or with a module";

    private AofAdvice() {}

    static String mend(Path file) {
        return "'vedette check-aof --fix " + file + "' cuts it there and keeps a copy of the whole";
    }
}
