package io.vedette.sentinel.publish;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one publisher is doing.
 *
 * @param state {@code ok}, {@code publishing} or {@code retrying}
 * @param shown the epoch that was last seen there
 * @param delayMs from when it was wanted to when it was seen there, the last time
 * @param failures since the start
 * @param error why it is being tried again
 * @param note what the publisher itself has to say; may be empty
 */
public record PublishStatus(
        GroupName group,
        String kind,
        String target,
        String state,
        Optional<Epoch> shown,
        OptionalLong delayMs,
        long failures,
        Optional<String> error,
        String note) {}
