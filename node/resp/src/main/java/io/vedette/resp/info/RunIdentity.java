package io.vedette.resp.info;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** What this process calls itself from its start to its end; another start is another run id. */
public record RunIdentity(String runId) {
    /** The version of Redis whose behaviour is reproduced: clients choose what they send by it. */
    public static final String REDIS_VERSION = "7.2.5";

    private static final int RUN_ID_BYTES = 20;

    public static RunIdentity random(RandomGenerator random) {
        return new RunIdentity(hexId(random));
    }

    /** 40 hex digits, the form of run ids, replication ids and sentinel ids. */
    public static String hexId(RandomGenerator random) {
        byte[] bytes = new byte[RUN_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
