/** Clients that find the master through the sentinels and remember every acknowledged write. */
@NullMarked
package io.vedette.quorum.sim.client;

import org.jspecify.annotations.NullMarked;
