package io.vedette.sentinel.publish;

/**
 * A place that is reached by a library which blocks. All of it is called by one thread, which is not the loop's. Each call ends
 * within some ten seconds.
 */
interface BlockingPlace {
    Receipt publish(Publication publication) throws Exception;

    void rehearse() throws Exception;

    /** See {@link Publisher#renewMs}. */
    default long renewMs() {
        return Long.MAX_VALUE;
    }

    void close();
}
