package io.vedette.tests.clients;

import io.vedette.quorum.HostPort;
import java.util.List;

/** One client library, connected by way of the sentinels, as its documentation says. */
interface Writer extends AutoCloseable {
    /** Throws whatever the library throws when it cannot write now. */
    void write(String key, String value) throws Exception;

    @Override
    void close();

    /** Connects. */
    interface Library {
        Writer connect(List<HostPort> sentinels, String group) throws Exception;
    }
}
