package io.vedette.sentinel.lease;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import java.util.function.Consumer;

/** All sentinels of a group that lend, ourselves among them. On the loop only. */
public interface Lenders {
    SentinelId myId();

    /** How many must lend: a majority of all that are known, and as many as a failover needs. */
    int needed(GroupName group);

    /**
     * Asks all that can be reached; each that answers is heard, at once or later.
     *
     * @return how many were asked
     */
    int ask(GroupName group, Wish wish, Consumer<Verdict> answer);

    /** Gives back. */
    void release(GroupName group, Wish last);

    /** Tells whenever another sentinel asks for the thing of this name; of the newest that listens under a name. */
    void listen(String name, Consumer<Wish> rival);
}
