package io.vedette.sentinel.config;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;

/** A peer that was met before. */
public record KnownSentinel(HostPort address, SentinelId id) {}
