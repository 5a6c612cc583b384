package io.vedette.tests.sentinel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what a deployment does on its own. */
public final class Patience {
    public static final Duration LIMIT = Duration.ofSeconds(40);

    private Patience() {}

    /** Asks again when a connection is lost: a node that is given another master closes those of its clients. */
    public static ConditionFactory patiently(String what) {
        return Awaitility.await(what)
                .atMost(LIMIT)
                .ignoreExceptionsMatching(e -> e instanceof IOException || e instanceof UncheckedIOException);
    }
}
