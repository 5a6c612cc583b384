/** Epochs, ballots, tallies. */
@NullMarked
package io.vedette.quorum.vote;

import org.jspecify.annotations.NullMarked;
