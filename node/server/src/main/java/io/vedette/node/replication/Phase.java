package io.vedette.node.replication;

/**
 * How far the link to the master is; what comes in is the phase's business.
 *
 * <pre>
 *   (no socket) -> Greeting -> Fetching -> Streaming
 *                     |____________________^  partial resync
 * </pre>
 */
interface Phase {

    /** Bytes of the master. */
    void received(byte[] bytes);

    /** The link is gone, or given up. */
    default void ended() {}

    /** Once a second. */
    default void second() {}

    /** In the words of ROLE. */
    String word();

    /** What it means that nothing was heard for too long. */
    String timeout();
}
