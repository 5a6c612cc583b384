/**
 * The simulator: whole clusters of sentinels, nodes and clients in one thread under one seed, with everything going wrong that
 * may, and invariants checked at every effect.
 */
@NullMarked
package io.vedette.quorum.sim;

import org.jspecify.annotations.NullMarked;
