package io.vedette.quorum;

import java.util.Optional;

/**
 * The reply to a {@link Question}.
 *
 * @param down the answerer holds the master at the asked address for subjectively down
 * @param leader whom the answerer voted for; empty ({@code *} on the wire) when no vote was asked for or none is known
 * @param leaderEpoch the epoch of that vote
 */
public record Answer(boolean down, Optional<SentinelId> leader, Epoch leaderEpoch) {
    public static final Answer NO = new Answer(false, Optional.empty(), Epoch.ZERO);
}
