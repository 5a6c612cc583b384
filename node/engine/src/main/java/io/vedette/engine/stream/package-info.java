/** Streams: entries in blocks, groups of consumers and what they have not acknowledged. */
@NullMarked
package io.vedette.engine.stream;

import org.jspecify.annotations.NullMarked;
