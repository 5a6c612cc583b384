package io.vedette.quorum.sim.net;

import io.vedette.quorum.LinkEnd;

/** One side's program for one connection. */
public interface Receiver {
    void received(Endpoint at, Message message);

    /** Called at most once, and never after the own side closed it. */
    void ended(Endpoint at, LinkEnd how);
}
