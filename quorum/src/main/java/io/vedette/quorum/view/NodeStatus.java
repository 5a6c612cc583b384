package io.vedette.quorum.view;

import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a master or replica said of itself. Ages are in ms.
 *
 * @param infoAgeMs since the last INFO; empty when there was none
 * @param roleReportedForMs since when it has been reporting that role
 */
public record NodeStatus(
        OptionalLong infoAgeMs, NodeRole roleReported, long roleReportedForMs, Optional<NodeInfo> lastInfo) {}
