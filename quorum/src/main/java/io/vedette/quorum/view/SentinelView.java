package io.vedette.quorum.view;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import java.util.OptionalLong;

/**
 * The sentinel itself.
 *
 * @param tiltForMs what INFO shows as tilt; empty when not in tilt
 * @param abstaining we do not judge just now, because we were blind a moment ago
 */
public record SentinelView(
        SentinelId myId,
        Epoch currentEpoch,
        OptionalLong tiltForMs,
        boolean abstaining,
        boolean simulatesCrashAfterElection,
        boolean simulatesCrashAfterPromotion,
        Settings settings,
        int groups) {}
