package io.vedette.tests.cluster;

import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.util.List;

/** The place of one member: a host of its own, or a port that stands for one. */
public interface Site {
    /** Where the member listens. */
    HostPort bound();

    /** Where everybody else reaches it, which is what it must announce. */
    HostPort reached();

    /** The words before a command that shall run there. */
    List<String> prefix();

    /** Nothing arrives there any more, and nobody is told. */
    void cut() throws IOException;

    void heal() throws IOException;
}
