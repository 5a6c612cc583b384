package io.vedette.quorum.link;

import io.vedette.quorum.GroupName;

/** A group, as a contact sees it: somebody who wants to know how the instance is. */
public interface Watcher {
    GroupName name();

    /** How often this watcher needs an INFO from the node just now. */
    long infoPeriodMs(Contact contact);

    /** Most of down-after has passed in silence: whatever will be needed to judge may be asked for now. */
    void suspects(Contact contact, long nowMs);

    /** The instance became subjectively down, or is up again. */
    void verdictChanged(Contact contact, boolean down, long nowMs);
}
