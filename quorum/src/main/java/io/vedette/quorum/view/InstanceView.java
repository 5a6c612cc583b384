package io.vedette.quorum.view;

import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is common to a master, a replica and a peer in the maps of SENTINEL MASTER, REPLICAS and SENTINELS. Ages are in ms.
 *
 * @param name the group's name, the replica's {@code ip:port}, or the peer's id
 * @param runId empty while unknown; of a peer its id
 * @param flags Redis's words in Redis's order
 * @param linkRefCount how many groups share the link
 * @param pendingPingAgeMs age of the PING not yet answered; 0 when there is none
 * @param lastOkPingAgeMs since the last valid answer to a PING
 * @param lastPingReplyAgeMs since the last answer of any kind to a PING
 * @param sdownForMs since when subjectively down; empty when it is not
 */
public record InstanceView(
        String name,
        HostPort address,
        String runId,
        List<String> flags,
        int linkRefCount,
        long pendingPingAgeMs,
        long lastOkPingAgeMs,
        long lastPingReplyAgeMs,
        OptionalLong sdownForMs,
        long downAfterMs) {

    public boolean isSdown() {
        return sdownForMs.isPresent();
    }

    public String flagText() {
        return String.join(",", flags);
    }
}
