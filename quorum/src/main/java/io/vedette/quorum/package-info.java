/** Decides everything and waits for nothing: events in, effects out. */
@NullMarked
package io.vedette.quorum;

import org.jspecify.annotations.NullMarked;
