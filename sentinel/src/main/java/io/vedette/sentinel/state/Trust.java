package io.vedette.sentinel.state;

import io.vedette.sentinel.config.Secret;
import java.util.Optional;

/**
 * Whom among other sentinels to believe.
 *
 * @param secret the key our own sentinels sign with
 * @param onlySigned {@code hello-trust signed}: unsigned hellos are not listened to
 * @param maxEpochJump an epoch that is further ahead of ours is refused
 */
public record Trust(Optional<Secret> secret, boolean onlySigned, long maxEpochJump) {}
