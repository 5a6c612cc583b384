/** Who may act: epochs, ballots and their counting. */
@NullMarked
package io.vedette.quorum.vote;

import org.jspecify.annotations.NullMarked;
