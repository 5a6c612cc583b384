/** Epochs, ballots, tallies. */
@NullMarked
package io.vedette.quorum.group;

import org.jspecify.annotations.NullMarked;
