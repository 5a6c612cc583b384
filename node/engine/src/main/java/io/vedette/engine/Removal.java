package io.vedette.engine;

import java.nio.charset.StandardCharsets;

/** What replicas are told of a key that goes though no client removed it. */
final class Removal {
    private static final byte[] DEL = "DEL".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UNLINK = "UNLINK".getBytes(StandardCharsets.US_ASCII);

    private Removal() {}

    /** The command, which nobody may change. */
    static byte[] word(boolean unlink) {
        return unlink ? UNLINK : DEL;
    }
}
