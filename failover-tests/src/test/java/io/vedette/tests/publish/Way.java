package io.vedette.tests.publish;

import io.vedette.tests.cluster.Member;
import java.io.IOException;
import java.util.List;

/** One way in which clients that know nothing of Sentinel find the master. */
interface Way extends AutoCloseable {
    String name();

    /** As a sentinel's INFO calls it; empty for one that it serves and does not tell. */
    default String kind() {
        return "";
    }

    /** Whether its place, just started, leads clients anywhere before it knows: then nothing follows from what they saw. */
    default boolean guessesAtFirst() {
        return false;
    }

    /** What a sentinel needs to publish this way. */
    List<String> lines(int sentinel);

    /** The nodes are known now, and sentinels run. */
    default void begin(List<Member> nodes) throws Exception {}

    /** The port of the master, as a client finds it by this way alone. Fails while it cannot. */
    int port() throws Exception;

    /** Its place is gone. */
    void stop() throws Exception;

    void restart() throws Exception;

    @Override
    void close() throws IOException;
}
