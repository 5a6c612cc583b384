/** Channels, patterns and shard channels: who listens, and one frame shared by all who do. */
@NullMarked
package io.vedette.resp.pubsub;

import org.jspecify.annotations.NullMarked;
