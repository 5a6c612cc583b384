package io.vedette.tests.cluster;

import java.io.IOException;

/** Where members live. */
public interface Network extends AutoCloseable {
    /** A new place for one member. */
    Site site() throws IOException;

    /** What it is, for a report. */
    String description();

    /** Gives every site back; new ones can be had afterwards. */
    @Override
    void close() throws IOException;
}
