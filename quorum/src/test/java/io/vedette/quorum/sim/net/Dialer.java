package io.vedette.quorum.sim.net;

import io.vedette.quorum.LinkEnd;

/** What becomes of an attempt to connect; exactly one of the two is called, unless the caller died. */
public interface Dialer extends Receiver {
    void connected(Endpoint endpoint);

    void failed(LinkEnd how);
}
